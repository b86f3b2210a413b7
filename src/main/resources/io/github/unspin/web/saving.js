// What leaves the review: results that are written or downloaded, and the end.

import {ask, byId, decided, end, plural, toast, announce, total} from "./panels.js";
import {Refused} from "./server.js";

export class Saving {
  #model;
  #server;
  #update;

  /** @param {function(object)} update takes in how far files are, out of an answer */
  constructor(model, server, update) {
    this.#model = model;
    this.#server = server;
    this.#update = update;
  }

  #lines() {
    const {files, inPlace} = this.#model.session;
    return files.filter(file => file.analysed && !file.problem).map(file => {
      const line = document.createElement("li");
      const name = document.createElement("strong");
      name.textContent = file.label;
      const target = inPlace ? " is replaced by its result" : ` → ${file.target}`;
      const open = total(file.progress) - decided(file.progress);
      line.append(name, target, `: ${plural(file.progress.accepted, "change")}, ${open} undecided`);
      if (file.saved === "current") line.append(" (already written)");
      return line;
    });
  }

  async save() {
    byId("save-list").replaceChildren(...this.#lines());
    const isOne = this.#model.session.files.length < 2;
    byId("save-all").hidden = isOne;
    byId("save-one").textContent = isOne ? "Save" : "Save this file";
    byId("save-quit").textContent = isOne ? "Save and quit" : "Save all and quit";
    const choice = await ask("save-dialog");
    if (choice === "download") await this.download();
    else if (choice !== "") await this.#write(choice);
    this.#model.findings[this.#model.current]?.element.focus({preventScroll: true});
  }

  async #write(choice) {
    try {
      const answer = await this.#server.post(
          "/api/save", choice === "one" ? {file: this.#model.file.id} : {});
      this.#update(answer);
      if (answer.problem) {
        toast(answer.problem, false);
        return;
      }
      const paths = answer.saved.map(each => each.path);
      toast(paths.length === 0 ? "Nothing is decided yet: nothing to save"
          : `Saved ${paths.join(", ")}`, false);
      if (choice === "quit") await this.#leave(paths);
    } catch (error) {
      toast(error instanceof Refused ? error.message : "Not connected: nothing was saved", false);
    }
  }

  async download() {
    try {
      const {file, session} = this.#model;
      const blob = await this.#server.bytes(`/api/result?id=${file.id}`);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = session.files.find(each => each.id === file.id).target.split(/[\\/]/).pop();
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      announce(`Downloaded ${link.download}`);
    } catch (error) {
      toast(error instanceof Refused ? error.message : "Not connected: nothing to download", false);
    }
  }

  async quit() {
    const {files, inPlace} = this.#model.session;
    const open = files.filter(file => file.saved === "stale"
        || file.saved === "none" && file.analysed && file.progress.accepted > 0);
    byId("quit-text").textContent = open.length === 0
        ? "All results are written."
        : `Your decisions are kept either way. The result of ${open.map(each => each.label).join(", ")}`
            + ` is not written yet${inPlace ? "; saving replaces the originals" : ""}.`;
    byId("quit-save").hidden = open.length === 0;
    byId("quit-only").textContent = open.length === 0 ? "Quit" : "Quit without saving";
    const choice = await ask("quit-dialog");
    if (choice === "save") await this.#write("quit");
    else if (choice === "quit") await this.#leave([]);
    else this.#model.findings[this.#model.current]?.element.focus({preventScroll: true});
  }

  async #leave(paths) {
    try {
      await this.#server.post("/api/quit", {});
    } catch (error) {
      if (error instanceof Refused) throw error; // else it is gone already
    }
    this.#server.end();
    const written = paths.length > 0 ? `Written: ${paths.join(", ")}. ` : "";
    end("The review is closed", `${written}Every decision is kept; the same command goes on from`
        + " here. You can close this tab.");
  }
}
