// The keys of the page: the same letters as in the terminal.

import {element} from "./article.js";
import {byId} from "./panels.js";

/** Key, what it does in words, name of the command. */
export const KEYS = [
  ["y", "accept the first proposal", "accept"],
  ["1-9", "accept the proposal of that rank", null],
  ["e", "type my own words", "edit"],
  ["n", "keep the words as they stand", "refuse"],
  ["s", "skip, for later", "skip"],
  ["c", "decide again", "clear"],
  ["a", "accept this and all later ones in this file", "acceptRest"],
  ["d", "keep this and all later ones in this file", "refuseRest"],
  ["A", "this fix everywhere, also in texts to come", "acceptEverywhere"],
  ["k", "keep these words everywhere, also in texts to come", "keepEverywhere"],
  ["u", "undo", "undo"],
  ["U", "redo", "redo"],
  ["j", "next undecided", "next"],
  ["J", "next, decided or not", "nextAny"],
  ["p", "previous undecided", "previous"],
  ["P", "previous, decided or not", "previousAny"],
  ["/", "search in findings and proposals", "search"],
  ["g", "go to a number", "go"],
  ["o", "original beside the text", "sides"],
  ["q", "save and quit", "quit"],
  ["?", "this help", "help"],
];

const WITH_CONTROL = {z: "undo", y: "redo", s: "save"};

/** Binds keys to commands, functions by their names; `pick(rank)` takes the digits. */
export function bindKeys(commands) {
  const byKey = new Map(KEYS.filter(each => each[2]).map(([key, , name]) => [key, name]));
  document.addEventListener("keydown", event => {
    if (event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
    const {target, key} = event;
    const isTyping = target.matches("input:not([type=checkbox]):not([type=range]), textarea");
    let command = null;
    if (event.ctrlKey || event.metaKey) {
      const name = WITH_CONTROL[key.toLowerCase()];
      if (name && !(isTyping && name !== "save")) {
        command = commands[name === "undo" && event.shiftKey ? "redo" : name];
      }
    } else if (isTyping) {
      return;
    } else if (key === "Escape") {
      command = commands.back;
    } else if (target.dataset.finding !== undefined && (key === "Enter" || key === " ")) {
      command = commands.open;
    } else if (target.dataset.finding !== undefined && key === "ArrowRight") {
      command = commands.nextAny;
    } else if (target.dataset.finding !== undefined && key === "ArrowLeft") {
      command = commands.previousAny;
    } else if (byId("letters").checked) {
      command = /^[1-9]$/.test(key) ? () => commands.pick(Number(key)) : commands[byKey.get(key)];
    }
    if (command) {
      event.preventDefault();
      command();
    }
  });
}

/** Writes the table of keys into the help. */
export function showKeys() {
  for (const [key, meaning] of KEYS) {
    byId("help-keys").append(
        element("div", "", element("dt", "", element("kbd", "", key)), element("dd", "", meaning)));
  }
}
