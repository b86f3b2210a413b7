// What stands around the article: progress, files, the filter, the slider, dialogs, messages.

import {element} from "./article.js";
import {KINDS} from "./model.js";

export const byId = id => document.getElementById(id);

const STATES = {
  online: "All decisions saved",
  saving: "Saving …",
  offline: "Not connected",
  locked: "Locked",
};

function decided(progress) {
  return progress.accepted + progress.refused;
}

function total(progress) {
  return decided(progress) + progress.skipped + progress.undecided;
}

function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Progress of the file and the list of files. */
export class Files {
  #model;
  #rows = new Map();

  constructor(model, choose) {
    this.#model = model;
    this.choose = choose;
  }

  show() {
    const {files} = this.#model.session;
    byId("files").hidden = files.length < 2;
    byId("layout").classList.toggle("with-files", files.length > 1);
    // The same list stays, and so does the focus in it.
    if (this.#rows.size !== files.length || !files.every(file => this.#rows.has(file.id))) {
      this.#rows.clear();
      byId("file-list").replaceChildren(...files.map(file => this.#row(file)));
    }
    this.update();
  }

  #row(file) {
    const name = element("span", "file-name", file.label);
    const count = element("span", "file-count");
    const fill = element("span", "bar-fill");
    const button = element("button", "file", name, count, fill);
    button.type = "button";
    button.title = file.name;
    button.addEventListener("click", () => this.choose(file.id));
    this.#rows.set(file.id, {button, count, fill});
    return element("li", "", button);
  }

  update() {
    for (const file of this.#model.session.files) {
      const row = this.#rows.get(file.id);
      if (!row) continue;
      const done = decided(file.progress);
      const all = total(file.progress);
      const label = file.problem ? "cannot be used" : !file.analysed ? "…"
          : all === 0 ? "nothing found" : `${done}/${all}`;
      if (row.count.textContent !== label) row.count.textContent = label;
      row.fill.style.transform = `scaleX(${all === 0 ? Number(file.analysed) : done / all})`;
      row.button.classList.toggle("done", file.analysed && done === all);
      if (file.id === this.#model.file?.id) {
        row.button.setAttribute("aria-current", "true");
        this.#meter(file, done, all);
      } else {
        row.button.removeAttribute("aria-current");
      }
    }
  }

  #meter(file, done, all) {
    const meter = byId("meter");
    meter.setAttribute("aria-valuemax", all);
    meter.setAttribute("aria-valuenow", done);
    byId("meter-fill").style.transform = `scaleX(${all === 0 ? 1 : done / all})`;
    const skipped = file.progress.skipped ? `, ${file.progress.skipped} skipped` : "";
    const saved = file.saved === "current" ? "; written" : "";
    byId("count").textContent = file.problem ? file.problem : all === 0
        ? "Nothing was found in this text" : `${done} of ${all} decided${skipped}${saved}`;
    document.title = `${done}/${all} · ${file.label} · Unspin review`;
  }
}

/** Which findings are shown. */
export class Filter {
  constructor(model, changed) {
    this.model = model;
    for (const kind of KINDS) {
      const box = element("input");
      box.type = "checkbox";
      box.checked = true;
      box.value = kind;
      box.addEventListener("change", () => {
        if (box.checked) model.filter.kinds.add(kind);
        else model.filter.kinds.delete(kind);
        changed();
      });
      byId("kinds").append(element("label", `kind`, box, ` ${kind}`, element("span", "dim")));
    }
    for (const [id, name] of [["from", "from"], ["to", "to"]]) {
      byId(id).addEventListener("input", () => {
        const value = byId(id).valueAsNumber;
        if (!Number.isNaN(value)) {
          model.filter[name] = Math.min(Math.max(value / 100, 0), 1);
          changed();
        }
      });
    }
    byId("undecided").addEventListener("change", () => {
      model.filter.undecided = byId("undecided").checked;
      changed();
    });
    byId("filters-toggle").addEventListener("click", () => {
      const isHidden = byId("filters").toggleAttribute("hidden");
      byId("filters-toggle").setAttribute("aria-expanded", !isHidden);
    });
  }

  /** Says how many there are of each kind. */
  count() {
    const counts = new Map(KINDS.map(kind => [kind, 0]));
    for (const finding of this.model.findings) {
      counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + 1);
    }
    for (const label of byId("kinds").querySelectorAll("label")) {
      const count = counts.get(label.querySelector("input").value);
      label.querySelector("span").textContent = ` ${count}`;
      label.hidden = count === 0;
    }
  }
}

/** Acceptance of everything that is sure enough. */
export class Threshold {
  #model;
  #isDue = false;

  constructor(model, accept) {
    this.#model = model;
    byId("threshold").addEventListener("input", () => this.update());
    byId("scope").addEventListener("change", () => this.update());
    byId("accept-above").addEventListener("click", () => accept(this.value, this.isAll));
  }

  get value() {
    return byId("threshold").valueAsNumber / 100;
  }

  get isAll() {
    return byId("scope").checked;
  }

  show(initial) {
    byId("threshold").value = Math.round(initial * 100);
    byId("scope").parentElement.hidden = this.#model.session.files.length < 2;
    this.update();
  }

  /** Says what accepting would mean; once a frame at most, after the frame's own work. */
  update() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => setTimeout(() => {
      this.#isDue = false;
      this.#write();
    }));
  }

  #write() {
    const value = this.value;
    const means = this.#model.above(value);
    if (this.isAll) {
      for (const file of this.#model.session.files) {
        if (file.id === this.#model.file?.id || !file.above) continue;
        const [count, wrong] = file.above[Math.round(value * 100)];
        means.count += count;
        means.wrong += wrong;
        means.rest += file.progress.undecided + file.progress.skipped - count;
      }
    }
    byId("threshold-value").textContent = `${Math.round(value * 100)} %`;
    const wrong = means.wrong < 0.5 ? "hardly one" : `about ${Math.round(means.wrong)}`;
    byId("threshold-means").textContent = means.count === 0
        ? `Accepts nothing; ${means.rest} stay undecided.`
        : `Accepts ${plural(means.count, "first proposal")}, of which ${wrong} may be wrong;`
            + ` ${means.rest} stay undecided.`;
    byId("accept-above").disabled = means.count === 0;
    byId("accept-above").textContent = means.count === 0 ? "Accept" : `Accept ${means.count}`;
  }
}

/** Shows whether what was decided is on the disk. */
export function showState(state, waiting) {
  const node = byId("state");
  node.dataset.state = state;
  const text = state === "offline" && waiting > 0
      ? `Not connected: ${plural(waiting, "decision")} waiting` : STATES[state];
  if (node.textContent !== text) node.textContent = text;
}

/** Tells a screen reader what happened. */
export function announce(text) {
  const live = byId("live");
  // The same words again would not be read again.
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

let toastTimer = 0;
let toastTime = 0;

/** Says what happened to many findings at once, or what went wrong. */
export function toast(text, isUndoable) {
  clearTimeout(toastTimer);
  // What comes right behind a step that can be undone is about the same step.
  const isMore = !isUndoable && !byId("toast").hidden && !byId("toast-undo").hidden
      && performance.now() - toastTime < 500;
  const whole = isMore ? `${byId("toast-text").textContent}. ${text}` : text;
  byId("toast-text").textContent = whole;
  byId("toast-undo").hidden = !isUndoable && !isMore;
  byId("toast").hidden = false;
  toastTime = performance.now();
  announce(whole);
  toastTimer = setTimeout(() => {
    byId("toast").hidden = true;
  }, 8000);
}

/** Opens a dialog and returns what was chosen, "" for nothing. */
export function ask(id) {
  const dialog = byId(id);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(done => {
    dialog.addEventListener("close", () => done(dialog.returnValue), {once: true});
  });
}

/** Covers everything with a last message. */
export function end(title, text) {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  byId("ended-title").textContent = title;
  byId("ended-text").textContent = text;
  for (const part of document.body.children) part.inert = part.id !== "ended";
  byId("ended").hidden = false;
  byId("ended").focus();
  document.title = `${title} · Unspin review`;
}

export {decided, total, plural};
