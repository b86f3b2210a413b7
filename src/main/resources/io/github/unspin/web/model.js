// What is under review and what was decided, without anything that is seen of it.

export const KINDS = ["substitution", "grammar", "boilerplate", "spacing", "encoding"];

/** The confidence that a finding is marked, filtered and accepted by: its first proposal's. */
export function confidence(finding) {
  return finding.proposals.length > 0 ? finding.proposals[0].confidence : finding.confidence;
}

export function level(finding) {
  const p = confidence(finding);
  return p >= 0.9 ? "sure" : p >= 0.5 ? "likely" : "unsure";
}

export function isDecided(finding) {
  return finding.verdict.status === "accepted" || finding.verdict.status === "refused";
}

export function percent(p) {
  // Nothing but certainty is shown as 100 %, and nothing but 0 as 0 %.
  const rounded = Math.round(p * 100);
  if (rounded === 100 && p < 1) return "99 %";
  if (rounded === 0 && p > 0) return "1 %";
  return `${rounded} %`;
}

export class Model {
  constructor() {
    this.session = {files: [], canUndo: false, canRedo: false};
    this.file = null;
    this.findings = [];
    this.byId = new Map();
    this.alike = new Map();
    this.current = -1;
    this.isLeastSureFirst = false;
    this.order = [];
    this.filter = {kinds: new Set(KINDS), from: 0, to: 1, undecided: false};
  }

  take(file) {
    this.file = file;
    this.findings = file.findings;
    this.byId = new Map();
    this.alike = new Map();
    this.findings.forEach((finding, index) => {
      finding.index = index;
      finding.element = null;
      finding.original = null;
      this.byId.set(finding.id, finding);
      if (!this.alike.has(finding.alike)) this.alike.set(finding.alike, []);
      this.alike.get(finding.alike).push(finding);
    });
    this.current = -1;
    this.refilter();
    this.sort();
  }

  /** Puts the findings in the order in which keys go through them. */
  sort() {
    this.order = this.findings.map(finding => finding.index);
    if (this.isLeastSureFirst) {
      this.order.sort((a, b) => confidence(this.findings[a]) - confidence(this.findings[b]) || a - b);
    }
    this.order.forEach((index, place) => {
      this.findings[index].place = place;
    });
  }

  /** Applies the filter to all findings and returns those whose being shown changed. */
  refilter() {
    return this.findings.filter(finding => this.refilterOne(finding));
  }

  refilterOne(finding) {
    const shown = this.matches(finding);
    const isChanged = shown !== finding.shown;
    finding.shown = shown;
    return isChanged;
  }

  matches(finding) {
    const {kinds, from, to, undecided} = this.filter;
    const p = confidence(finding);
    return kinds.has(finding.kind) && p >= from && p <= to && !(undecided && isDecided(finding));
  }

  /**
   * The next finding that is shown in a direction, its index or -1; `isOpen` skips decided ones.
   * From -1 it begins with the first.
   */
  next(from, step, isOpen) {
    const start = from < 0 ? -1 : this.findings[from].place;
    for (let place = start + step; place >= 0 && place < this.order.length; place += step) {
      const finding = this.findings[this.order[place]];
      if (finding.shown && !(isOpen && isDecided(finding))) return finding.index;
    }
    return -1;
  }

  progress() {
    return this.session.files.find(each => each.id === this.file?.id)?.progress;
  }

  /** Moves a finding to another verdict and keeps the file's counts; says whether it changed. */
  decide(finding, verdict) {
    const before = finding.verdict;
    if (before.status === verdict.status && before.text === verdict.text) {
      finding.verdict = verdict;
      return false;
    }
    finding.verdict = verdict;
    const progress = this.progress();
    if (progress && before.status !== verdict.status) {
      progress[before.status]--;
      progress[verdict.status]++;
    }
    return true;
  }

  /** The undecided findings with the same words and first proposal, this one included. */
  openAlike(finding) {
    const first = finding.proposals[0]?.text.toLowerCase();
    if (first === undefined || finding.kind !== "substitution") return [finding];
    return this.alike.get(finding.alike).filter(each => each === finding
        || !isDecided(each) && each.proposals[0]?.text.toLowerCase() === first);
  }

  /** What accepting everything from a confidence on would mean for this file. */
  above(threshold) {
    const out = {count: 0, rest: 0, wrong: 0};
    for (const finding of this.findings) {
      if (isDecided(finding)) continue;
      if (finding.proposals.length > 0 && confidence(finding) >= threshold) {
        out.count++;
        out.wrong += 1 - confidence(finding);
      } else {
        out.rest++;
      }
    }
    return out;
  }
}
