@echo off
rem Runs Unspin from the folder that it was unpacked into. UNSPIN_JAVA_OPTS: further options for Java.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
where /q "%java%" 2>nul || if not exist "%java%" (
  echo unspin: no Java found: install a Java runtime 17 or newer, or set JAVA_HOME 1>&2
  exit /b 2
)
set "speed=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m"
if "%~1"=="train" set "speed=-XX:+UseParallelGC"
if "%~1"=="evaluate" set "speed=-XX:+UseParallelGC"
if "%~1"=="dictionary" set "speed=-XX:+UseParallelGC"
"%java%" %speed% -Xshare:auto -Xlog:disable -Xlog:all=error:stderr "-XX:SharedArchiveFile=%home%\lib\unspin.jsa" %UNSPIN_JAVA_OPTS% "-Dunspin.home=%home%" -jar "%home%\lib\unspin.jar" %*
exit /b %errorlevel%
