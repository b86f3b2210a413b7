
'use strict';
// The page of a report: overview and texts. Text of documents only ever becomes text nodes.
(() => {
  const KINDS = ['substitution', 'grammar', 'boilerplate', 'spacing', 'encoding'];
  const STATUS = ['changed', 'unchanged', 'failed', 'skipped'];
  const PATH = 0, RECORD = 1, STATE = 2, REASON = 3, WORDS = 4, SPUN = 5, SCORE = 6, FAMILY = 7,
    COUNTS = 8, EDITS = 9, OUTPUT = 10, CHUNK = 11, SLOT = 12, EARLIER = 13;
  const START = 0, END = 1, KIND = 2, SURE = 3, APPLIED = 4, PROPOSED = 5, MESSAGE = 6, LINE = 7, COLUMN = 8, OWN = 9;
  const COLUMNS = [
    {name: 'Document', key: row => row[PATH] + '\0' + row[RECORD]},
    {name: 'Status', key: row => row[STATE]},
    {name: 'Score', key: row => row[SCORE], number: true},
    {name: 'Family', key: row => row[FAMILY]},
    {name: 'Words', key: row => row[WORDS], number: true},
    {name: 'Edits', key: row => row[EDITS], number: true},
    {name: 'Edits per 1,000 words', key: row => density(row), number: true},
    {name: 'Findings by kind', key: row => total(row), number: true},
  ];
  const SIZES = [50, 200, 1000];
  const CACHED = 6;

  const $ = id => document.getElementById(id);
  const number = new Intl.NumberFormat('en');
  const total = row => row[COUNTS].reduce((sum, count) => sum + count, 0);
  const density = row => row[WORDS] ? 1000 * row[EDITS] / row[WORDS] : 0;
  const percent = sure => (sure / 10).toFixed(sure % 10 ? 1 : 0) + ' %';
  const name = row => row[RECORD] && row[RECORD].startsWith(row[PATH]) ? row[RECORD]
    : row[PATH] + (row[RECORD] ? ' · ' + row[RECORD] : '');

  function el(tag, properties, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key in node && key !== 'list') node[key] = value; else node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  }

  function svg(tag, attributes, ...children) {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  // Blocks of data: deflated JSON in base64, in elements that may come after this script.
  const parsed = new Promise(done => {
    if (document.readyState !== 'loading') done();
    else document.addEventListener('DOMContentLoaded', done);
  });

  async function unpack(id) {
    if (!$(id)) await parsed;
    const raw = atob($(id).textContent.trim());
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return JSON.parse(await new Response(stream).text());
  }

  const chunks = new Map();
  function chunk(i) {
    let found = chunks.get(i);
    if (found) chunks.delete(i); else found = unpack('c' + i);
    chunks.set(i, found);
    if (chunks.size > CACHED) chunks.delete(chunks.keys().next().value);
    return found;
  }

  const article = async row => row[CHUNK] < 0 ? null : (await chunk(row[CHUNK]))[row[SLOT]];

  let rows = [], run = {};
  const overview = {sort: -1, down: false, page: 0, size: SIZES[0], order: [], texts: null, searched: ''};
  const reading = {row: -1, art: null, view: 'restored', kinds: new Set(KINDS.keys()), least: 0, applied: '', marks: [], at: -1, hits: [], hit: -1};

  // The overview.

  function selects() {
    const fill = (id, options) => $(id).append(...options.map(([value, text]) => el('option', {value}, text)));
    fill('by-status', [['', 'any'], ...STATUS.map((text, i) => [i, text])]);
    fill('by-verdict', [['', 'any'], ['1', 'spun'], ['0', 'not spun']]);
    const families = [...new Set(rows.map(row => row[FAMILY]))].filter(Boolean).sort();
    fill('by-family', [['', 'any'], ...families.map(text => [text, text])]);
    fill('by-kind', [['', 'any'], ['some', 'some'], ['none', 'none'], ...KINDS.map((text, i) => [i, text])]);
    for (const id of ['by-status', 'by-verdict', 'by-family', 'by-kind']) $(id).addEventListener('change', () => refresh());
    let timer;
    $('query').addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(search, 250);
    });
  }

  // A text is strings, numbers of findings, and null where something is left out.
  const plain = (art, isRestored) => art.s.map(segment => {
    if (typeof segment !== 'number') return segment ?? '\n';
    const finding = art.f[segment];
    return isRestored && finding[APPLIED] ? finding[PROPOSED][0][0] : finding[OWN];
  }).join('').toLowerCase();

  // Names are searched at once, texts chunk by chunk, so that the page goes on answering.
  async function search() {
    const query = $('query').value.trim().toLowerCase();
    overview.searched = query;
    overview.texts = new Set();
    refresh();
    if (query.length < 2) return;
    const chunked = new Map();
    rows.forEach((row, i) => {
      if (row[CHUNK] >= 0) chunked.set(row[CHUNK], [...(chunked.get(row[CHUNK]) || []), i]);
    });
    let done = 0;
    for (const [id, members] of chunked) {
      const arts = await (chunks.get(id) || unpack('c' + id));
      if (overview.searched !== query) return;
      for (const i of members) {
        const art = arts[rows[i][SLOT]];
        if (plain(art, false).includes(query) || plain(art, true).includes(query)) overview.texts.add(i);
      }
      if (++done % 25 === 0 && done < chunked.size) {
        refresh();
        $('shown').append(` Searching texts: ${Math.round(100 * done / chunked.size)} %.`);
        await new Promise(next => setTimeout(next));
      }
    }
    refresh();
  }

  function select() {
    const query = $('query').value.trim().toLowerCase();
    const [status, verdict, family, kind] = ['by-status', 'by-verdict', 'by-family', 'by-kind'].map(id => $(id).value);
    const chosen = [];
    rows.forEach((row, i) => {
      if (status !== '' && row[STATE] !== +status) return;
      if (verdict !== '' && row[SPUN] !== +verdict) return;
      if (family !== '' && row[FAMILY] !== family) return;
      if (kind === 'some' ? !total(row) : kind === 'none' ? total(row) : kind !== '' && !row[COUNTS][+kind]) return;
      if (query && !name(row).toLowerCase().includes(query) && !(overview.texts && overview.texts.has(i))) return;
      chosen.push(i);
    });
    if (overview.sort >= 0) {
      const key = COLUMNS[overview.sort].key, keys = rows.map(key), sign = overview.down ? -1 : 1;
      chosen.sort((a, b) => sign * (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0) || a - b);
    }
    return chosen;
  }

  function refresh(page = 0) {
    overview.order = select();
    overview.page = page;
    table();
    charts();
  }

  function head() {
    const row = $('documents').tHead.rows[0];
    COLUMNS.forEach((column, i) => {
      const button = el('button', {type: 'button'}, column.name);
      button.addEventListener('click', () => {
        overview.down = overview.sort === i ? !overview.down : !!column.number;
        overview.sort = i;
        refresh();
      });
      row.append(el('th', {scope: 'col', className: column.number ? 'number' : ''}, button));
    });
  }

  function bar(share, label) {
    return svg('svg', {viewBox: '0 0 88 6', 'aria-hidden': 'true'},
      svg('rect', {class: 'track', width: 88, height: 6, rx: 3}),
      svg('rect', {class: 'bar', width: Math.max(share > 0 ? 2 : 0, 88 * Math.min(1, share)), height: 6, rx: 3}, svg('title', {}, label)));
  }

  function stack(row) {
    const all = total(row), label = KINDS.map((kind, i) => row[COUNTS][i] ? `${number.format(row[COUNTS][i])} ${kind}` : '').filter(Boolean).join(', ');
    const picture = svg('svg', {viewBox: '0 0 88 6', role: 'img', 'aria-label': label || 'none'}, svg('title', {}, label || 'none'), svg('rect', {class: 'track', width: 88, height: 6, rx: 3}));
    let at = 0;
    row[COUNTS].forEach((count, i) => {
      if (!count) return;
      picture.append(svg('rect', {class: 's' + i, x: at, width: 88 * count / all, height: 6}));
      at += 88 * count / all;
    });
    return picture;
  }

  function table() {
    const {order, page, size} = overview;
    [...$('documents').tHead.rows[0].cells].forEach((cell, i) => {
      if (overview.sort === i) cell.setAttribute('aria-sort', overview.down ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    });
    const body = $('documents').tBodies[0], part = order.slice(page * size, (page + 1) * size);
    let densest = 0, most = 0;
    for (const i of order) {
      densest = Math.max(densest, density(rows[i]));
      most = Math.max(most, rows[i][EDITS]);
    }
    body.replaceChildren(...part.map(i => {
      const row = rows[i], cell = (label, ...content) => el('td', {'data-label': label}, ...content);
      const count = (label, ...content) => el('td', {'data-label': label, className: 'number'}, ...content);
      const title = el('th', {scope: 'row'}, el('a', {href: '#' + i}, name(row)));
      if (row[REASON]) title.append(el('span', {className: 'reason'}, row[REASON]));
      if (row[EARLIER]) title.append(el('span', {className: 'reason'}, 'finished by an earlier run'));
      const unread = row[STATE] > 1;
      return el('tr', {}, title,
        cell('Status', el('span', {className: 'status-' + STATUS[row[STATE]]}, STATUS[row[STATE]])),
        count('Score', unread ? '–' : (row[SCORE] / 1000).toFixed(2), bar(row[SCORE] / 1000, 'score')),
        cell('Family', row[FAMILY] || '–'),
        count('Words', number.format(row[WORDS])),
        count('Edits', number.format(row[EDITS]), bar(most ? row[EDITS] / most : 0, 'edits')),
        count('Per 1,000 words', density(row).toFixed(1), bar(densest ? density(row) / densest : 0, 'edits per 1,000 words')),
        count('Findings', number.format(total(row)), stack(row)));
    }));
    const from = order.length ? page * size + 1 : 0;
    $('shown').textContent = `Documents ${number.format(from)} to ${number.format(page * size + part.length)} of ${number.format(order.length)}`
      + (order.length < rows.length ? ` chosen out of ${number.format(rows.length)}.` : '.')
      + (run.left ? ` ${number.format(run.left)} more are not listed in this page; the reports in JSON and CSV hold all.` : '');
    pages();
  }

  function pages() {
    const {order, page, size} = overview, last = Math.max(0, Math.ceil(order.length / size) - 1);
    const go = (text, to, enabled) => {
      const button = el('button', {type: 'button', disabled: !enabled}, text);
      button.addEventListener('click', () => {
        overview.page = to;
        table();
        $('documents').scrollIntoView();
      });
      return button;
    };
    const choice = el('select', {}, ...SIZES.map(value => el('option', {value, selected: value === size}, number.format(value))));
    choice.addEventListener('change', () => {
      overview.size = +choice.value;
      overview.page = 0;
      table();
    });
    $('pages').replaceChildren(go('First', 0, page > 0), go('Previous page', page - 1, page > 0),
      el('span', {}, `Page ${number.format(page + 1)} of ${number.format(last + 1)}`),
      go('Next page', page + 1, page < last), go('Last', last, page < last), el('label', {}, 'Rows ', choice));
  }

  // Charts. Each says in words, to those who do not see it, what it shows.

  function figure(title, data, draw) {
    const words = title + ': ' + (data.map(([label, value]) => `${label} ${number.format(value)}`).join(', ') || 'nothing');
    const picture = draw(data);
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', words);
    return el('figure', {}, el('figcaption', {}, title), picture);
  }

  function columns(data) {
    const most = Math.max(1, ...data.map(each => each[1])), width = 240 / data.length;
    const picture = svg('svg', {viewBox: '0 0 240 100'});
    data.forEach(([label, value], i) => {
      const height = 70 * value / most;
      picture.append(
        svg('rect', {class: 'bar', x: i * width + 1, y: 82 - height, width: width - 2, height: Math.max(value ? 1 : 0, height)}, svg('title', {}, `${label}: ${number.format(value)}`)),
        svg('text', {x: (i + .5) * width, y: 95, 'text-anchor': 'middle', 'font-size': 9}, label));
      if (value) picture.append(svg('text', {x: (i + .5) * width, y: 79 - height, 'text-anchor': 'middle', 'font-size': 9}, short(value)));
    });
    return picture;
  }

  const short = value => value < 1000 ? String(value) : value < 1e6 ? +(value / 1000).toFixed(value < 1e4 ? 1 : 0) + 'k' : +(value / 1e6).toFixed(1) + 'M';

  const bars = colored => data => {
    const most = Math.max(1, ...data.map(each => each[1]));
    const picture = svg('svg', {viewBox: `0 0 240 ${Math.max(100, data.length * 18)}`});
    data.forEach(([label, value], i) => picture.append(
      svg('text', {x: 0, y: i * 18 + 13}, label),
      svg('rect', {class: colored ? 's' + i : 'bar', x: 80, y: i * 18 + 3, width: Math.max(value ? 1 : 0, 118 * value / most), height: 12, rx: 2}, svg('title', {}, `${label}: ${number.format(value)}`)),
      svg('text', {x: 84 + 118 * value / most, y: i * 18 + 13}, short(value))));
    return picture;
  };

  function charts() {
    const chosen = overview.order.map(i => rows[i]).filter(row => row[STATE] < 2);
    const scores = Array.from({length: 10}, (ignored, i) => ['.' + i, 0]);
    const bounds = [0, 5, 10, 25, 50, 100, 200], steps = ['0', '<5', '<10', '<25', '<50', '<100', '<200', '200+'].map(label => [label, 0]);
    const kinds = KINDS.map(kind => [kind, 0]), families = new Map();
    for (const row of chosen) {
      scores[Math.min(9, Math.floor(row[SCORE] / 100))][1]++;
      const d = density(row);
      steps[d === 0 ? 0 : bounds.filter((bound, i) => i && d >= bound).length + 1][1]++;
      row[COUNTS].forEach((count, i) => { kinds[i][1] += count; });
      if (row[SPUN]) families.set(row[FAMILY] || 'unknown', (families.get(row[FAMILY] || 'unknown') || 0) + 1);
    }
    const ranked = [...families].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (ranked.length > 5) ranked.splice(4, ranked.length, ['other', ranked.slice(4).reduce((sum, each) => sum + each[1], 0)]);
    $('charts').replaceChildren(
      figure('Documents by score', scores, columns),
      figure('Documents by edits per 1,000 words', steps, columns),
      figure('Findings by kind', kinds, bars(true)),
      figure('Spun documents by family', ranked, bars(false)));
  }

  function totals() {
    const fact = (label, value) => el('div', {}, el('dt', {}, label), el('dd', {}, number.format(value)));
    const s = run.summary;
    $('totals').replaceChildren(
      fact('files', Object.values(s.files).reduce((sum, each) => sum + each, 0)), fact('documents', s.documents),
      fact('spun', s.spun), fact('words', s.words), fact('edits', s.edits),
      fact('files changed', s.files.done), fact('failed', s.files.failed), fact('skipped', s.files.skipped));
    if (s.stopped) notice('The run ended before its end: ' + s.stopped);
    if (s.files.failed) {
      const show = el('button', {type: 'button'}, 'Show them');
      show.addEventListener('click', () => {
        $('by-status').value = '2';
        refresh();
        $('documents').scrollIntoView();
      });
      $('failures').replaceChildren(el('p', {className: 'notice'}, s.files.failed === 1 ? '1 file could not be done. ' : number.format(s.files.failed) + ' files could not be done. ', show));
    }
  }

  function notice(text) {
    $('notice').textContent = text;
    $('notice').hidden = false;
  }

  // One document.

  function controls() {
    const choices = [['restored', 'restored text'], ['original', 'original text'], ['both', 'both']];
    for (const [value, text] of choices) {
      const input = el('input', {type: 'radio', name: 'view', value, checked: value === reading.view});
      input.addEventListener('change', () => { reading.view = value; draw(); });
      $('view').append(el('label', {}, input, text));
    }
    KINDS.forEach((kind, i) => {
      const input = el('input', {type: 'checkbox', checked: true});
      input.addEventListener('change', () => { reading.kinds[input.checked ? 'add' : 'delete'](i); draw(); });
      $('kinds').append(el('label', {'data-kind': i}, input, el('span', {className: 'tag k' + i}, kind), el('span', {})));
    });
    $('by-applied').append(el('option', {value: ''}, 'made and proposed'), el('option', {value: '1'}, 'made'), el('option', {value: '0'}, 'only proposed'));
    $('by-applied').addEventListener('change', () => { reading.applied = $('by-applied').value; draw(); });
    $('least').addEventListener('input', () => { reading.least = +$('least').value * 10; draw(); });
    let timer;
    $('find').addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(find, 150); });
    $('find').addEventListener('keydown', event => {
      if (event.key === 'Enter') { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
    });
    $('find-next').addEventListener('click', () => step(1));
    $('find-previous').addEventListener('click', () => step(-1));
    $('list').addEventListener('toggle', () => { if ($('list').open) list(); });
  }

  async function show(i) {
    const row = rows[i];
    reading.row = i;
    hideTip(true);
    $('document-title').textContent = name(row);
    document.title = name(row) + ' – Unspin report';
    const fact = (label, value) => value === '' ? '' : el('div', {}, el('dt', {}, label), el('dd', {}, value));
    $('facts').replaceChildren(
      fact('status', STATUS[row[STATE]]), fact('reason', row[REASON]),
      fact('verdict', row[STATE] > 1 ? '' : row[SPUN] ? 'spun' : 'not spun'), fact('score', row[STATE] > 1 ? '' : (row[SCORE] / 1000).toFixed(2)),
      fact('family', row[FAMILY]), fact('words', number.format(row[WORDS])), fact('edits', number.format(row[EDITS])),
      fact('findings', number.format(total(row))), fact('written to', row[OUTPUT]));
    const order = overview.order, place = order.indexOf(i);
    for (const [id, at] of [['previous', place - 1], ['next', place + 1]]) {
      const exists = place >= 0 && at >= 0 && at < order.length;
      $(id).hidden = !exists;
      if (exists) $(id).href = '#' + order[at];
    }
    $('overview').hidden = true;
    $('document').hidden = false;
    const art = await article(row);
    if (reading.row !== i) return;
    reading.art = art;
    $('reading').hidden = $('keys').hidden = $('list').hidden = !art;
    $('excerpts').hidden = !art || !art.x;
    $('excerpts').textContent = 'The text is too long for this page: it holds what stands around the findings. Offsets and lines are those of the whole text.';
    if (overview.searched && overview.texts && overview.texts.has(i)) $('find').value = $('query').value.trim();
    draw();
    $('document-title').focus({preventScroll: true});
    scrollTo(0, 0);
    if ($('find').value) step(1);
  }

  const isShown = finding => finding[SURE] >= reading.least && reading.kinds.has(finding[KIND])
    && (reading.applied === '' || finding[APPLIED] === +reading.applied);

  function mark(finding, i) {
    const sure = finding[SURE] >= 900 ? 2 : finding[SURE] >= 700 ? 1 : 0;
    const edit = finding[APPLIED] ? finding[PROPOSED][0][0] : null, was = finding[OWN];
    const node = el('span', {className: `m k${finding[KIND]} sure${sure}` + (finding[APPLIED] ? '' : ' open'), tabIndex: -1, role: 'button'});
    node.dataset.i = i;
    const say = what => what.trim() || (what ? 'white space' : 'nothing');
    const offer = finding[PROPOSED].length ? say(finding[PROPOSED][0][0]) : 'no proposal';
    node.setAttribute('aria-label', (edit === null
      ? `${say(was)}: perhaps ${offer}` : `${say(edit)}: stood as ${say(was)}`) + `; ${KINDS[finding[KIND]]}, ${percent(finding[SURE])} sure`);
    if (edit !== null && reading.view === 'both') {
      node.append(el('del', {}, was), el('ins', {}, edit));
      return node;
    }
    const shown = edit !== null && reading.view === 'restored' ? edit : was;
    node.append(shown);
    if (!shown.trim()) node.classList.add(shown ? 'blank' : edit === null || reading.view === 'original' ? 'bare' : 'gone');
    return node;
  }

  // Puts the text together anew.
  function draw() {
    hideTip(true);
    const {art} = reading, body = $('text');
    $('least-shown').textContent = (reading.least / 10) + ' %';
    reading.marks = [];
    reading.at = -1;
    const content = document.createDocumentFragment();
    if (!art) {
      const row = rows[reading.row];
      content.append(row[STATE] > 1 ? 'There is no text: ' + row[REASON] : total(row) ? 'The text is not in this page.' : 'Nothing was found in this text.');
      body.replaceChildren(content);
      $('marked').textContent = '';
      return;
    }
    const counts = KINDS.map(() => 0);
    let visible = 0;
    art.f.forEach(finding => { counts[finding[KIND]]++; visible += isShown(finding); });
    [...$('kinds').querySelectorAll('label')].forEach((label, i) => {
      label.lastChild.textContent = number.format(counts[i]);
      label.hidden = !counts[i];
    });
    for (const segment of art.s) {
      if (typeof segment === 'string') {
        content.append(segment);
      } else if (segment === null) {
        content.append(el('hr', {'aria-label': 'part left out'}));
      } else if (isShown(art.f[segment])) {
        const node = mark(art.f[segment], segment);
        reading.marks.push(node);
        content.append(node);
      } else {
        const finding = art.f[segment];
        content.append(finding[APPLIED] && reading.view !== 'original' ? finding[PROPOSED][0][0] : finding[OWN]);
      }
    }
    body.replaceChildren(content);
    if (reading.marks.length) reading.marks[0].tabIndex = 0;
    $('marked').textContent = `${number.format(visible)} of ${number.format(art.f.length)} findings chosen.`;
    $('list').firstElementChild.textContent = `The ${number.format(visible)} chosen findings as a table`;
    if ($('list').open) list();
    find();
  }

  function list() {
    const names = ['Place', 'Kind', 'Confidence', 'Stands in the input', 'Proposals', 'Edit'];
    const [headRow, body] = [$('list').querySelector('thead'), $('list').querySelector('tbody')];
    headRow.replaceChildren(el('tr', {}, ...names.map(text => el('th', {scope: 'col'}, text))));
    const nodes = new Map(reading.marks.map(node => [+node.dataset.i, node]));
    body.replaceChildren(...reading.art.f.map((finding, i) => {
      if (!isShown(finding)) return '';
      const place = el('button', {type: 'button', disabled: !nodes.has(i)}, `${finding[LINE]}:${finding[COLUMN]}`);
      place.setAttribute('aria-label', `${place.textContent}, line and column; goes there`);
      place.addEventListener('click', () => focus(reading.marks.indexOf(nodes.get(i))));
      const cell = (label, ...content) => el('td', {'data-label': label}, ...content);
      return el('tr', {}, cell(names[0], place), cell(names[1], KINDS[finding[KIND]]), cell(names[2], percent(finding[SURE])),
        cell(names[3], finding[OWN]), cell(names[4], finding[PROPOSED].map(([text, sure]) => `${text || '(nothing)'} (${percent(sure)})`).join('\n')),
        cell(names[5], finding[APPLIED] ? 'made' : 'only proposed'));
    }));
  }

  // Details of a mark: on hover and focus, kept by a click.

  let timer, kept = null;
  function tip(node) {
    clearTimeout(timer);
    const finding = reading.art.f[+node.dataset.i], box = $('tip');
    const proposals = finding[PROPOSED].map(([text, sure]) => el('li', {}, `${text === '' ? '(nothing)' : text.trim() ? text : '(white space)'} `, el('span', {className: 'reason'}, percent(sure))));
    box.replaceChildren(
      el('p', {}, el('span', {className: 'tag k' + finding[KIND]}, KINDS[finding[KIND]]), ` ${percent(finding[SURE])} sure, ${finding[APPLIED] ? 'edit made' : 'only proposed'}`),
      el('p', {}, 'In the input: ', el('strong', {}, finding[OWN] || '(nothing)')),
      el('ol', {'aria-label': 'Proposals'}, ...proposals),
      el('p', {}, finding[MESSAGE]),
      el('p', {className: 'reason'}, `Line ${finding[LINE]}, column ${finding[COLUMN]}`));
    box.hidden = false;
    const place = node.getClientRects()[0] || node.getBoundingClientRect(), height = box.offsetHeight, width = box.offsetWidth;
    const below = place.bottom + height + 12 < innerHeight || place.top < height + 12;
    box.style.top = scrollY + (below ? place.bottom + 6 : place.top - height - 6) + 'px';
    box.style.left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - width - 8)) + 'px';
    for (const other of document.querySelectorAll('.m[aria-describedby]')) other.removeAttribute('aria-describedby');
    node.setAttribute('aria-describedby', 'tip');
  }

  function hideTip(force) {
    if (kept && !force) return;
    clearTimeout(timer);
    kept = null;
    $('tip').hidden = true;
    document.querySelector('.m.here')?.classList.remove('here');
  }

  function focus(index) {
    const {marks} = reading;
    if (index < 0 || index >= marks.length) return;
    if (marks[reading.at]) marks[reading.at].tabIndex = -1;
    else if (marks[0]) marks[0].tabIndex = -1;
    reading.at = index;
    marks[index].tabIndex = 0;
    marks[index].focus({preventScroll: true});
    marks[index].scrollIntoView({block: 'nearest'});
    tip(marks[index]);
  }

  function keep(node) {
    hideTip(true);
    kept = node;
    node.classList.add('here');
    tip(node);
  }

  function hovering() {
    const text = $('text'), of = event => event.target.closest && event.target.closest('.m');
    text.addEventListener('mouseover', event => { if (of(event) && !kept) tip(of(event)); });
    text.addEventListener('mouseout', event => { if (of(event)) { clearTimeout(timer); timer = setTimeout(hideTip, 250); } });
    $('tip').addEventListener('mouseenter', () => clearTimeout(timer));
    $('tip').addEventListener('mouseleave', () => { timer = setTimeout(hideTip, 250); });
    text.addEventListener('focusin', event => {
      const node = of(event);
      if (!node) return;
      reading.at = reading.marks.indexOf(node);
      if (!kept) tip(node);
    });
    text.addEventListener('focusout', event => { if (!event.relatedTarget || !event.relatedTarget.closest('.m')) { timer = setTimeout(hideTip, 250); } });
    document.addEventListener('click', event => {
      const node = of(event);
      if (node && node === kept) hideTip(true);
      else if (node) { focus(reading.marks.indexOf(node)); keep(node); }
      else if (!event.target.closest('#tip')) hideTip(true);
    });
    document.addEventListener('keydown', event => { if (event.key === 'Escape') hideTip(true); });
    text.addEventListener('keydown', event => {
      const node = of(event);
      if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
      const moves = {ArrowRight: reading.at + 1, ArrowDown: reading.at + 1, ArrowLeft: reading.at - 1, ArrowUp: reading.at - 1, Home: 0, End: reading.marks.length - 1};
      if (event.key in moves) { hideTip(true); focus(moves[event.key]); }
      else if (event.key === 'Enter' || event.key === ' ') { if (kept === node) hideTip(true); else keep(node); }
      else return;
      event.preventDefault();
    });
  }

  // Search in the text on show; what is found may run across marks.

  function find() {
    const query = $('find').value.trim().toLowerCase(), body = $('text');
    reading.hits = [];
    reading.hit = -1;
    if (query.length > 1 && reading.art) {
      const nodes = [], walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      let all = '';
      while (walker.nextNode()) {
        nodes.push([all.length, walker.currentNode]);
        all += walker.currentNode.data;
      }
      // Lower case may be longer than the text ("İ"); then places would be wrong.
      const low = all.toLowerCase(), hay = low.length === all.length ? low : all;
      let from = 0, n = 0;
      const locate = (at, isEnd) => {
        while (n + 1 < nodes.length && (isEnd ? nodes[n + 1][0] < at : nodes[n + 1][0] <= at)) n++;
        return [nodes[n][1], at - nodes[n][0]];
      };
      while ((from = hay.indexOf(query, from)) >= 0 && reading.hits.length < 5000) {
        const range = new Range();
        range.setStart(...locate(from, false));
        range.setEnd(...locate(from + query.length, true));
        reading.hits.push(range);
        from += query.length;
      }
    }
    if (globalThis.Highlight && CSS.highlights) {
      CSS.highlights.delete('hit');
      if (reading.hits.length) CSS.highlights.set('hits', new Highlight(...reading.hits)); else CSS.highlights.delete('hits');
    }
    $('find-next').disabled = $('find-previous').disabled = !reading.hits.length;
    const note = query.length > 1 && reading.art ? ` “${query}”: ${number.format(reading.hits.length)} times.` : '';
    const base = $('marked').textContent.split(' “')[0];
    $('marked').textContent = base + note;
  }

  function step(by) {
    if (!reading.hits.length) return;
    reading.hit = reading.hit < 0 && by < 0 ? reading.hits.length - 1 : (reading.hit + by + reading.hits.length) % reading.hits.length;
    const range = reading.hits[reading.hit];
    if (globalThis.Highlight && CSS.highlights) CSS.highlights.set('hit', new Highlight(range));
    else { getSelection().removeAllRanges(); getSelection().addRange(range); }
    const place = range.getBoundingClientRect();
    scrollBy({top: place.top - innerHeight / 2, behavior: 'instant'});
  }

  // Ways between the two, and on paper.

  let left = {row: -1, scroll: 0};
  function route() {
    const hash = location.hash.slice(1), i = /^\d+$/.test(hash) ? +hash : -1;
    if (hash === 'main' && document.documentElement.dataset.ready) return;
    if (i >= 0 && i < rows.length) {
      if (!$('overview').hidden) left = {row: i, scroll: scrollY};
      return show(i);
    }
    const from = reading.row;
    reading.row = -1;
    hideTip(true);
    document.title = 'Unspin report';
    $('document').hidden = true;
    $('overview').hidden = false;
    if (from >= 0) {
      scrollTo({top: left.scroll, behavior: 'instant'});
      const link = document.querySelector(`#documents a[href="#${from}"]`);
      if (link) link.focus({preventScroll: true}); else $('main').focus({preventScroll: true});
    }
  }

  function printing() {
    let view = null, size = 0;
    addEventListener('beforeprint', () => {
      if (!$('overview').hidden) {
        [size, overview.size] = [overview.size, SIZES.at(-1)];
        overview.page = Math.floor(overview.page * size / overview.size);
        table();
      }
      if (!reading.art || $('document').hidden || reading.view !== 'restored') return;
      view = reading.view;
      reading.view = 'both';
      draw();
    });
    addEventListener('afterprint', () => {
      if (size) {
        [overview.size, overview.page, size] = [size, 0, 0];
        table();
      }
      if (view === null) return;
      reading.view = view;
      view = null;
      draw();
    });
  }

  async function open() {
    if (!globalThis.DecompressionStream) {
      notice('This browser is too old for the report: it needs one of 2023 or later.');
      return;
    }
    try {
      run = await unpack('run');
      rows = await unpack('index');
    } catch (error) {
      notice('The report is damaged: ' + error);
      return;
    }
    totals();
    selects();
    head();
    controls();
    hovering();
    printing();
    refresh();
    addEventListener('hashchange', route);
    await route();
    document.documentElement.dataset.ready = 'yes';
  }

  open();
})();
