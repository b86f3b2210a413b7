// The article as a reader would see it. Everything that comes from the text is put in as a text
// node; nothing of it is ever parsed.

import {isDecided, level, percent, confidence} from "./model.js";

const STATUS = {
  undecided: "undecided", skipped: "skipped", accepted: "accepted", refused: "kept as it stands",
};

export class Article {
  #root;
  #model;
  #hasOriginal = false;

  constructor(root, model) {
    this.#root = root;
    this.#model = model;
  }

  /** Shows the model's file. */
  show() {
    const rows = document.createDocumentFragment();
    this.#model.file.blocks.forEach((block, index) => {
      const row = element("div", "row");
      row.dataset.block = index;
      row.append(this.#block(block, false));
      rows.append(row);
    });
    this.#root.replaceChildren(rows);
    this.#hasOriginal = false;
    this.#root.classList.remove("sides");
  }

  /** Shows the original beside the text, or takes it away. */
  sides(wanted) {
    if (wanted && !this.#hasOriginal) {
      const {blocks} = this.#model.file;
      for (const row of this.#root.children) {
        row.prepend(this.#block(blocks[row.dataset.block], true));
      }
      this.#hasOriginal = true;
    }
    this.#root.classList.toggle("sides", wanted);
  }

  #block(block, isOriginal) {
    const isHeading = /^h[1-6]$/.test(block.tag);
    const out = element(isHeading && !isOriginal ? "h2" : "p", isOriginal ? "then" : "now");
    if (isHeading) out.classList.add("heading");
    if (block.tag === "raw") out.classList.add("raw");
    if (block.tag === "li") out.classList.add("item");
    if (block.joined) out.classList.add("joined");
    if (isOriginal) {
      out.setAttribute("role", "note");
      out.setAttribute("aria-label", "Original");
    }
    for (const run of block.runs) {
      if (typeof run === "string") {
        out.append(run);
      } else {
        const finding = this.#model.findings[run];
        finding.shownText = shown(finding.text, out.childNodes.length === 0);
        out.append(isOriginal ? this.#original(finding) : this.#mark(finding));
      }
    }
    return out;
  }

  #mark(finding) {
    const mark = element("span", "");
    mark.dataset.finding = finding.index;
    mark.setAttribute("role", "button");
    mark.tabIndex = -1;
    finding.element = mark;
    this.paint(finding);
    return mark;
  }

  #original(finding) {
    const mark = element("span", "");
    mark.dataset.finding = finding.index;
    mark.textContent = finding.shownText;
    finding.original = mark;
    this.paint(finding);
    return mark;
  }

  /** Brings what is seen of a finding up to date. */
  paint(finding) {
    const {status, text} = finding.verdict;
    const isGone = status === "accepted" && text === "";
    let look = `f ${status} ${level(finding)}`;
    if (!finding.shown) look += " off";
    if (finding.index === this.#model.current) look += " current";
    if (finding.text === "") look += " gap";
    if (finding.overlaps) look += " over";
    if (finding.original) set(finding.original, look);
    if (isGone) look += " gone";
    const mark = finding.element;
    if (!mark) return;
    set(mark, look);
    const words = finding.overlaps && status !== "accepted" ? "" :
        status === "accepted" && !isGone ? text : finding.shownText;
    if (mark.textContent !== words) mark.textContent = words;
    if (mark.hasAttribute("aria-label")) this.#label(finding);
  }

  /** Moves the mark of the finding that keys act on; the browser's focus goes along. */
  current(before, now, isFocus) {
    if (before?.element) {
      before.element.tabIndex = -1;
      before.element.removeAttribute("aria-current");
      before.element.removeAttribute("aria-label");
      this.paint(before);
    }
    if (now?.element) {
      now.element.tabIndex = 0;
      now.element.setAttribute("aria-current", "true");
      this.#label(now);
      this.paint(now);
      if (isFocus) now.element.focus({preventScroll: true});
    }
  }

  #label(finding) {
    const words = finding.text === "" ? "nothing" : finding.text;
    const first = finding.proposals[0];
    let label = `“${words}”, ${finding.kind}, ${STATUS[finding.verdict.status]}`;
    if (finding.verdict.status === "accepted") {
      label += `: ${finding.verdict.text || "removed"}`;
    } else if (first && !isDecided(finding)) {
      label += `; first proposal ${first.text || "remove"}, ${percent(confidence(finding))}`;
    }
    finding.element.setAttribute("aria-label", label);
  }
}

export function element(tag, className, ...children) {
  const out = document.createElement(tag);
  if (className) out.className = className;
  out.append(...children);
  return out;
}

/** Words without the line breaks around them that only part them from their neighbours. */
function shown(words, isFirst) {
  if (words !== "" && words.trim() === "") return words.includes("\n") ? "↵" : words;
  return words.replace(/^\s*\n/, isFirst ? "" : "\n").replace(/\n\s*$/, "");
}

function set(mark, look) {
  if (mark.className !== look) mark.className = look;
}
