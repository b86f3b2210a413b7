// The card of the current finding: its proposals, a field for one's own words, and what else can
// be decided about it. It stands beside its place in the article, or at the foot of a narrow window.

import {element} from "./article.js";
import {percent} from "./model.js";

const MOST_PROPOSALS = 9;
const STATUS = {
  undecided: "", skipped: "Skipped", accepted: "Accepted", refused: "Kept as it stands",
};

export class Card {
  #root;
  #model;
  #act;
  #parts;
  #finding = null;

  /** @param {object} act what the buttons do: pick(rank), own(text), refuse(), skip() … */
  constructor(root, model, act) {
    this.#root = root;
    this.#model = model;
    this.#act = act;
    this.#parts = this.#build();
  }

  #build() {
    const parts = {
      place: element("p", "place"),
      words: element("p", "words"),
      message: element("p", "message"),
      list: element("ol", "proposals"),
      own: element("input"),
      together: element("input"),
      togetherText: element("span"),
    };
    parts.list.setAttribute("aria-label", "Proposals, best first");
    parts.proposals = [];
    for (let rank = 1; rank <= MOST_PROPOSALS; rank++) {
      const text = element("span", "proposal-text");
      const bar = element("span", "bar-fill");
      const number = element("span", "number");
      const button = element("button", "proposal", element("kbd", "", String(rank)), text, number, bar);
      button.type = "button";
      button.addEventListener("click", () => this.#act.pick(rank));
      const item = element("li", "", button);
      parts.proposals.push({item, button, text, number, bar});
      parts.list.append(item);
    }

    const form = element("form", "own");
    const label = element("label", "", "My own words ", element("kbd", "", "e"));
    parts.own.type = "text";
    parts.own.id = "own";
    parts.own.autocomplete = "off";
    parts.own.spellcheck = true;
    parts.own.lang = "en";
    label.htmlFor = "own";
    const use = element("button", "", "Use");
    use.type = "submit";
    form.append(label, parts.own, use);
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.#act.own(parts.own.value);
    });
    parts.own.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        this.#act.back();
      }
    });

    parts.together.type = "checkbox";
    parts.togetherLabel = element("label", "together", parts.together, parts.togetherText);

    const button = (text, key, name) => {
      const out = element("button", "", text + " ", element("kbd", "", key));
      out.type = "button";
      out.addEventListener("click", () => this.#act[name]());
      return out;
    };
    const here = element("div", "choices",
        button("Keep", "n", "refuse"), button("Skip", "s", "skip"));
    const everywhere = element("div", "choices",
        button("Fix everywhere", "A", "acceptEverywhere"),
        button("Keep everywhere", "k", "keepEverywhere"));
    parts.reopen = button("Decide again", "c", "clear");
    here.append(parts.reopen);
    const move = element("div", "choices move",
        button("Previous", "p", "previous"), button("Next", "j", "next"));

    const close = element("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close the card");
    close.addEventListener("click", () => this.#act.back());
    this.#root.append(close, parts.place, parts.words, parts.message, parts.list, form,
        parts.togetherLabel, here, everywhere, move);
    return parts;
  }

  /** Shows a finding, or nothing. */
  show(finding) {
    const isOther = finding !== this.#finding;
    this.#finding = finding;
    this.#root.hidden = !finding;
    if (!finding) return;
    const {place, words, message, own, proposals} = this.#parts;
    const {verdict} = finding;
    const status = STATUS[verdict.status];
    text(place, `${finding.index + 1} of ${this.#model.findings.length} · ${finding.kind}`
        + ` · damaged: ${percent(finding.confidence)}` + (status ? ` · ${status}` : ""));
    text(words, finding.text === "" ? "(nothing stands here)" : finding.text.trim() || "(white space)");
    text(message, finding.message);
    this.#root.dataset.status = verdict.status;
    proposals.forEach((row, i) => {
      const proposal = finding.proposals[i];
      row.item.hidden = !proposal;
      if (!proposal) return;
      const isChosen = verdict.status === "accepted" && verdict.text === proposal.text;
      text(row.text, shown(proposal.text));
      text(row.number, proposal.typed ? "typed" : percent(proposal.confidence));
      row.bar.style.transform = `scaleX(${proposal.confidence})`;
      row.button.setAttribute("aria-pressed", isChosen);
    });
    if (isOther || document.activeElement !== own) {
      const accepted = verdict.status === "accepted" ? verdict.text : null;
      own.value = accepted ?? finding.proposals[0]?.text ?? finding.text;
    }
    this.#parts.reopen.hidden = verdict.status === "undecided";
    this.#group(finding, isOther);
  }

  #group(finding, isOther) {
    const {together, togetherText, togetherLabel} = this.#parts;
    const alike = this.#model.openAlike(finding);
    togetherLabel.hidden = alike.length < 2;
    text(togetherText, `All ${alike.length} of these words together`);
    const {namesTogether, wordsTogether} = this.#model.session.wishes;
    if (isOther) together.checked = wordsTogether || namesTogether && finding.name;
  }

  /** Whether the decision is meant for all findings with these words. */
  get isTogether() {
    return !this.#parts.togetherLabel.hidden && this.#parts.together.checked;
  }

  /** Puts the cursor into the field for one's own words. */
  edit() {
    this.#parts.own.focus();
    this.#parts.own.select();
  }

  focus() {
    const first = this.#root.querySelector("li:not([hidden]) button") ?? this.#parts.own;
    first.focus();
  }
}

function shown(words) {
  if (words === "") return "(take it away)";
  return words.trim() === "" ? "(a space)" : words;
}

function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}
