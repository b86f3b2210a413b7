// Search in the findings, and the jump to a number.

import {byId} from "./panels.js";

export class Seek {
  #model;
  #move;
  #isJump = false;

  /** @param {function(number, boolean)} move goes to a finding, with the focus or without it */
  constructor(model, move) {
    this.#model = model;
    this.#move = move;
    byId("seek").addEventListener("submit", event => {
      event.preventDefault();
      const value = byId("seek-input").value.trim();
      if (value === "") return;
      if (this.#isJump) this.#jump(Number(value));
      else this.#search(value.toLowerCase());
    });
    byId("seek-close").addEventListener("click", () => this.close());
    byId("seek-input").addEventListener("keydown", event => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
  }

  open(isJump) {
    this.#isJump = isJump;
    byId("seek-label").textContent =
        isJump ? `Go to (1 to ${this.#model.findings.length})` : "Search";
    byId("seek-input").value = "";
    byId("seek-input").inputMode = isJump ? "numeric" : "search";
    byId("seek-result").textContent = "";
    byId("seek").hidden = false;
    byId("seek-input").focus();
  }

  close() {
    if (byId("seek").hidden) return;
    byId("seek").hidden = true;
    const current = this.#model.findings[this.#model.current];
    (current?.element ?? byId("article")).focus({preventScroll: true});
  }

  #jump(number) {
    if (Number.isInteger(number) && number >= 1 && number <= this.#model.findings.length) {
      byId("seek").hidden = true;
      this.#move(number - 1, true);
    } else {
      byId("seek-result").textContent = "There is no such number";
    }
  }

  /** Goes to the next finding that has the words, from the current one on and around. */
  #search(words) {
    const {findings, current} = this.#model;
    for (let i = 1; i <= findings.length; i++) {
      const finding = findings[(Math.max(current, 0) + i) % findings.length];
      const isHit = [finding.text, finding.verdict.text ?? "", ...finding.proposals.map(p => p.text)]
          .some(text => text.toLowerCase().includes(words));
      if (isHit) {
        this.#move(finding.index, false);
        byId("seek-result").textContent =
            `${finding.index + 1} of ${findings.length}: “${finding.text.trim()}”`;
        return;
      }
    }
    byId("seek-result").textContent = "Not found";
  }
}
