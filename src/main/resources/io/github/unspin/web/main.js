// Puts the page together. What is decided about one finding shows at once and is sent behind it;
// everything that touches many findings waits for the server's answer.

import {Article} from "./article.js";
import {Card} from "./card.js";
import {bindKeys, showKeys} from "./keys.js";
import {Model, confidence, isDecided} from "./model.js";
import {
  announce, ask, byId, decided, end, Files, Filter, plural, showState, Threshold, toast, total,
} from "./panels.js";
import {Saving} from "./saving.js";
import {Seek} from "./seek.js";
import {Refused, Server} from "./server.js";

const FILE = "unspin-file";
const ROOMY = matchMedia("(min-width: 42rem) and (min-height: 30rem)");
const WIDE = matchMedia("(min-width: 62rem)");

const model = new Model();
const article = new Article(byId("article"), model);
/** How many calls about a finding wait: their answers are older than what is shown. */
const waiting = new Map();

const server = new Server({
  state(state, count) {
    showState(state, count);
    if (state === "locked") {
      end("This page has no key to the review",
          "Open the address that unspin printed in the terminal, or start the review again.");
    } else if (state === "unable") {
      end("This browser cannot show the review",
          "It lacks Web Cryptography, which keeps others out. Use a current Firefox, Chrome, Edge or Safari.");
    }
  },
  async back() {
    await resync();
  },
  async changed() {
    await resync();
  },
  answered(answer, call) {
    settle(call);
    take(answer, call);
  },
  refused(error, call) {
    settle(call);
    toast(error.message, false);
    resync();
  },
});

const files = new Files(model, choose);
const filter = new Filter(model, () => {
  for (const finding of model.refilter()) article.paint(finding);
  threshold.update();
});
const threshold = new Threshold(model, (value, isAll) => {
  decideAll("accept", {from: value, to: 1, kinds: [], first: null, isAll});
});

const seek = new Seek(model, move);
const saving = new Saving(model, server, answer => {
  answer.files.forEach(takeFile);
  server.revision = answer.was === server.revision ? answer.revision : -1;
  files.update();
});

// ---- What the server says

let isBegun = false;

async function resync() {
  try {
    const session = await server.get("/api/session");
    if (!isBegun) {
      isBegun = true;
      model.session = session;
      model.isLeastSureFirst = session.wishes.leastSureFirst;
      byId("least-first").checked = model.isLeastSureFirst;
      threshold.show(session.wishes.slider);
    }
    for (const file of session.files) {
      const before = model.session.files.find(each => each.id === file.id);
      if (!file.analysed && before?.analysed) file.progress = before.progress; // after a restart
    }
    model.session = session;
    server.revision = session.revision;
    files.show();
    const known = session.files.find(file => file.id === model.file?.id);
    if (known && !known.analysed && !model.file.isPending) {
      // What is shown stays until the restarted server has looked at it again.
    } else if (!known || model.file.isPending) {
      await load(sessionStorage.getItem(FILE));
    } else {
      await refresh();
    }
    steps(session);
    threshold.update();
  } catch (error) {
    if (error instanceof Refused) toast(error.message, false);
    else throw error;
  }
}

/** Takes what was decided elsewhere over into what is shown. */
async function refresh() {
  const info = model.session.files.find(file => file.id === model.file.id);
  if (info.edition !== model.file.edition) {
    await load(model.file.id); // the text is another one than before the restart
    return;
  }
  if (info.problem || model.findings.length === 0) return;
  const {verdicts, revision} = await server.get(`/api/verdicts?id=${model.file.id}`);
  if (revision !== server.revision) {
    server.revision = -1; // something was decided meanwhile: the next ping asks again
    return;
  }
  const progress = {...info.progress};
  verdicts.forEach((verdict, i) => apply(model.findings[i], verdict));
  info.progress = progress;
  files.update();
  card.show(model.findings[model.current]);
}

async function load(wanted) {
  const {files: all} = model.session;
  const info = all.find(file => file.id === wanted)
      ?? all.find(file => file.analysed && !file.problem && decided(file.progress) < total(file.progress))
      ?? all.find(file => file.analysed && !file.problem) ?? all[0];
  sessionStorage.setItem(FILE, info.id);
  const before = model.file?.id === info.id ? model.findings[model.current]?.id : null;
  let file;
  if (info.problem || !info.analysed) {
    const words = info.problem ?? "This text is still being looked at …";
    file = {id: info.id, name: info.name, edition: info.edition,
      blocks: [{tag: "p", runs: [words]}], findings: []};
    file.isPending = !info.analysed;
    card.show(null);
  } else {
    file = await server.get(`/api/file?id=${info.id}`);
  }
  server.isExpecting = Boolean(file.isPending);
  model.take(file);
  article.show();
  article.sides(isSides());
  filter.count();
  files.update();
  threshold.update();
  const again = before ? model.byId.get(before)?.index : undefined;
  const first = again ?? model.next(-1, 1, true);
  if (first >= 0) {
    move(first, document.activeElement === document.body);
  } else {
    card.show(null);
    scrollTo(0, 0);
  }
}

function apply(finding, verdict) {
  if (!finding || waiting.has(finding.id)) return;
  if (model.decide(finding, verdict)) {
    model.refilterOne(finding);
    article.paint(finding);
  }
}

function take(answer, call) {
  for (const [id, verdict] of Object.entries(answer.verdicts)) apply(model.byId.get(id), verdict);
  for (const [id, proposals] of Object.entries(answer.proposals ?? {})) {
    const finding = model.byId.get(id);
    if (finding) finding.proposals = proposals;
  }
  for (const update of answer.files) takeFile(update);
  steps(answer);
  files.update();
  threshold.update();
  card.show(model.findings[model.current]);
  const isMissed = answer.was !== server.revision;
  server.revision = answer.revision;
  if (isMissed) server.revision = -1; // another page changed something: the next ping asks
  const then = afterwards.get(call.id);
  afterwards.delete(call.id);
  then?.(answer);
}

function takeFile(update) {
  const file = model.session.files.find(each => each.id === update.id);
  if (file && !(file.id === model.file?.id && waiting.size > 0)) Object.assign(file, update);
}

function steps({canUndo, canRedo}) {
  model.session.canUndo = canUndo;
  model.session.canRedo = canRedo;
  byId("undo").disabled = !canUndo;
  byId("redo").disabled = !canRedo;
}

function settle(call) {
  const id = call.body.finding;
  if (!id) return;
  const count = (waiting.get(id) ?? 1) - 1;
  if (count > 0) waiting.set(id, count);
  else waiting.delete(id);
}

// ---- What the person says

/** What to do when a call is answered; it may have been sent by an earlier load of the page. */
const afterwards = new Map();

function send(path, body, then) {
  const id = server.send(path, body);
  if (then) afterwards.set(id, then);
}

/** Decides about the current finding, and goes on to the next. */
function decide(decision, text, reach) {
  const finding = model.findings[model.current];
  if (!finding) return;
  byId("toast").hidden = true; // its undo would be this step's from now on
  const wanted = reach ?? (card.isTogether ? "together" : "here");
  const verdict = decision === "accept"
      ? (text === finding.text ? {status: "refused"} : {status: "accepted", text})
      : {status: {refuse: "refused", skip: "skipped", clear: "undecided"}[decision]};
  const body = {finding: finding.id, decision, reach: wanted};
  if (decision === "accept") body.text = text;
  waiting.set(finding.id, (waiting.get(finding.id) ?? 0) + 1);
  model.decide(finding, verdict);
  const next = decision === "clear" ? model.current : model.next(model.current, 1, true);
  const isShownChanged = model.refilterOne(finding);
  article.paint(finding);
  if (isShownChanged) article.paint(finding);
  files.update();
  threshold.update();
  byId("undo").disabled = false;
  announce(said(finding));
  if (next >= 0) move(next, true);
  else finish();
  send("/api/decide", body, wanted === "here" ? null : answer => {
    const count = Object.keys(answer.verdicts).length;
    if (count > 1) {
      toast(`${said(finding)} — ${plural(count, "place")}`, true);
      skipDecided();
    }
  });
}

/** Where the next finding was decided along with this one, goes on to the one after. */
function skipDecided() {
  const finding = model.findings[model.current];
  if (finding && isDecided(finding)) {
    const next = model.next(model.current, 1, true);
    if (next >= 0) move(next, true);
    else finish();
  }
}

function said(finding) {
  const {status, text} = finding.verdict;
  switch (status) {
    case "accepted": return text === "" ? `Removed “${finding.text.trim()}”` : `Accepted “${text}”`;
    case "refused": return `Kept “${finding.text.trim()}”`;
    case "skipped": return `Skipped “${finding.text.trim()}”`;
    default: return `Undecided again: “${finding.text}”`;
  }
}

/** There is no undecided finding after this one: perhaps before it, or in another file. */
function finish() {
  const first = model.next(-1, 1, true);
  if (first >= 0) {
    move(first, true);
    toast("End of the text; on to what was left undecided before", false);
    return;
  }
  move(model.current, true);
  const {files: all} = model.session;
  const other = all.find(file => file.analysed && !file.problem && file.id !== model.file.id
      && decided(file.progress) < total(file.progress));
  const hidden = model.findings.filter(each => !each.shown && !isDecided(each)).length;
  if (hidden > 0) {
    toast(`Nothing shown is left; the filter hides ${hidden} undecided`, false);
  } else if (other) {
    toast(`All decided here; on to ${other.name}`, false);
    choose(other.id);
  } else {
    toast("All decided. Save when you are ready.", false);
  }
}

function decideAll(decision, {from, to, kinds, first, isAll}) {
  const body = {decision, from, to};
  if (kinds.length > 0) body.kinds = kinds;
  if (first) body.first = first;
  if (!isAll) body.file = model.file.id;
  send("/api/decide-all", body, answer => {
    const count = Object.keys(answer.verdicts).length;
    const verb = decision === "accept" ? "Accepted" : "Kept";
    toast(count === 0 ? "Nothing to decide there" : `${verb} ${count}`, count > 0);
    skipDecided();
  });
}

function rest(decision) {
  const current = model.findings[model.current];
  if (!current) return;
  const {from, to, kinds} = model.filter;
  const later = model.isLeastSureFirst
      ? {from: Math.max(from, confidence(current)), first: null} : {from, first: current.id};
  decideAll(decision, {...later, to, kinds: [...kinds], isAll: false});
}

function turn(path, verb) {
  byId("toast").hidden = true;
  send(path, {file: model.file.id}, answer => {
    const ids = Object.keys(answer.verdicts);
    const here = ids.map(id => model.byId.get(id)).filter(each => each);
    announce(`${verb}: ${plural(ids.length, "decision")}`);
    if (here.length > 0) {
      move(Math.min(...here.map(each => each.index)), true);
    } else if (answer.files.length > 0 && answer.files[0].id !== model.file.id) {
      choose(answer.files[0].id);
    }
  });
}

// ---- Moving about

function move(index, isFocus) {
  const before = model.findings[model.current];
  model.current = index;
  const now = model.findings[index];
  article.current(before === now ? null : before, now, isFocus);
  card.show(now);
  if (!now?.element) return;
  bringIntoView(now.element);
}

/** Scrolls a finding to where it has room for its card, and puts the card beside it. */
function bringIntoView(element) {
  const root = document.documentElement;
  const head = document.querySelector(".bar").offsetHeight;
  const height = root.clientHeight;
  const isSheet = !WIDE.matches || isSides();
  const free = isSheet ? height - byId("card").offsetHeight : height;
  let box = element.getBoundingClientRect();
  const upper = head + 40;
  const lower = Math.max(upper + 40, isSheet ? free - 60 : height * 0.65);
  if (box.top < upper || box.bottom > lower) {
    scrollBy({top: box.top - (head + (free - head) * 0.3), behavior: "instant"});
    box = element.getBoundingClientRect();
    // What was skipped above now has its real height.
    if (box.top < upper || box.bottom > lower) {
      scrollBy({top: box.top - (head + (free - head) * 0.3), behavior: "instant"});
      box = element.getBoundingClientRect();
    }
  }
  if (!isSheet) {
    const sheet = byId("sheet").getBoundingClientRect();
    const room = height - byId("card").offsetHeight - 12;
    const top = Math.max(head + 8, Math.min(box.top - 12, room));
    byId("card").style.transform = `translateY(${Math.round(top - sheet.top)}px)`;
  } else {
    byId("card").style.transform = "";
  }
}

function step(direction, isOpen) {
  const next = model.next(model.current, direction, isOpen);
  if (next >= 0) move(next, true);
  else announce(direction > 0 ? "No later finding" : "No earlier finding");
}

async function choose(id) {
  if (id === model.file?.id) return;
  byId("card").hidden = true;
  try {
    await load(id);
    scrollY || byId("article").focus({preventScroll: true});
    announce(model.file.name);
  } catch (error) {
    toast(error instanceof Refused ? error.message : "Not connected: this text cannot be shown now", false);
  }
}

function isSides() {
  return byId("sides").getAttribute("aria-pressed") === "true";
}

function toggleSides() {
  byId("sides").setAttribute("aria-pressed", !isSides());
  article.sides(isSides());
  document.body.classList.toggle("with-sides", isSides());
  if (model.current >= 0) bringIntoView(model.findings[model.current].element);
}

// ---- Wiring

const commands = {
  accept: () => commands.pick(1),
  pick(rank) {
    const proposal = model.findings[model.current]?.proposals[rank - 1];
    if (proposal) decide("accept", proposal.text);
    else announce("There is no such proposal");
  },
  own: text => decide("accept", text),
  edit: () => {
    if (model.current >= 0) {
      if (byId("card").hidden) card.show(model.findings[model.current]);
      card.edit();
    }
  },
  refuse: () => decide("refuse"),
  skip: () => decide("skip"),
  clear: () => decide("clear", undefined, "here"),
  acceptRest: () => rest("accept"),
  refuseRest: () => rest("refuse"),
  acceptEverywhere() {
    const finding = model.findings[model.current];
    const text = finding?.verdict.status === "accepted" ? finding.verdict.text : finding?.proposals[0]?.text;
    if (text !== undefined) decide("accept", text, "everywhere");
  },
  keepEverywhere: () => decide("refuse", undefined, "everywhere"),
  undo: () => model.session.canUndo || waiting.size > 0 ? turn("/api/undo", "Undone") : announce("Nothing to undo"),
  redo: () => model.session.canRedo ? turn("/api/redo", "Redone") : announce("Nothing to redo"),
  next: () => step(1, true),
  nextAny: () => step(1, false),
  previous: () => step(-1, true),
  previousAny: () => step(-1, false),
  search: () => seek.open(false),
  go: () => seek.open(true),
  sides: toggleSides,
  save: () => saving.save(),
  quit: () => saving.quit(),
  help: () => ask("help-dialog"),
  open() {
    if (byId("card").hidden) card.show(model.findings[model.current]);
    card.focus();
  },
  back() {
    seek.close();
    const current = model.findings[model.current];
    if (!current) return;
    if (document.activeElement === current.element) byId("card").hidden = true;
    else current.element.focus({preventScroll: true});
  },
};

const card = new Card(byId("card"), model, commands);

for (const [id, name] of [
  ["undo", "undo"], ["redo", "redo"], ["sides", "sides"], ["save", "save"], ["quit", "quit"],
  ["help", "help"],
]) {
  byId(id).addEventListener("click", () => commands[name]());
}
byId("download").addEventListener("click", () => saving.download());
byId("toast-undo").addEventListener("click", () => {
  byId("toast").hidden = true;
  commands.undo();
});
byId("article").addEventListener("click", event => {
  const mark = event.target.closest("[data-finding]");
  if (mark) move(Number(mark.dataset.finding), true);
});
byId("least-first").addEventListener("change", () => {
  model.isLeastSureFirst = byId("least-first").checked;
  model.sort();
});
addEventListener("resize", () => {
  if (model.current >= 0) bringIntoView(model.findings[model.current].element);
});
addEventListener("beforeunload", event => {
  if (waiting.size > 0 && byId("state").dataset.state === "offline") event.preventDefault();
});
byId("letters").checked = sessionStorage.getItem("unspin-letters") !== "off";
byId("letters").addEventListener("change", () => {
  sessionStorage.setItem("unspin-letters", byId("letters").checked ? "on" : "off");
});

showKeys();
bindKeys(commands);
await server.open();
if (!ROOMY.matches) byId("filters-toggle").click();
