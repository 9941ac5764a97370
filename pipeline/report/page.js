"use strict";
(() => {
  const articles = JSON.parse(document.getElementById("data").textContent);
  const list = document.getElementById("list"), view = document.getElementById("text"), card = document.getElementById("card");
  const wrong = []; // rows as `newsfacts eval` reads them
  let at = -1, here = -1, points = [], spans = new Map();

  // Every text of an input is set as text, never as markup.
  const el = (name, text, cls) => {
    const e = document.createElement(name);
    if (text !== undefined) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };

  articles.forEach((a, i) => {
    const b = el("button", a.title);
    b.append(el("small", [a.outlet, a.date, a.facts.length + " facts", a.why.join(", ")].filter(Boolean).join(" · ")));
    b.addEventListener("click", () => show(i));
    const li = el("li");
    li.append(b);
    list.append(li);
  });
  if (!articles.length) view.append(el("p", "No article was read."));

  function show(i) {
    if (i < 0 || i >= articles.length) return;
    at = i; here = -1;
    [...list.querySelectorAll("button")].forEach((b, k) => b.setAttribute("aria-current", k === i));
    list.children[i].scrollIntoView({ block: "nearest" });
    const a = articles[i];
    points = [...a.text];
    view.replaceChildren(el("p", [a.source, a.outlet, a.date].filter(Boolean).join(" · "), "meta"));
    spans = new Map();
    let start = 0;
    for (let end = 0; end <= points.length; end++) {
      if (end < points.length && points[end] !== "\n") continue;
      if (end > start) view.append(paragraph(a, start, end));
      start = end + 1;
    }
    if (a.cut) view.append(el("p", "… the article goes on; the page shows its beginning", "meta"));
    card.replaceChildren();
    view.scrollTop = 0;
  }

  // paragraph lays out points start to end with its marks, one inside another where they overlap.
  function paragraph(a, start, end) {
    const p = el("p"), open = [{ node: p, end }];
    let i = start;
    const text = (to) => { if (to > i) { open[open.length - 1].node.append(points.slice(i, to).join("")); i = to; } };
    const close = (to) => { while (open.length > 1 && open[open.length - 1].end <= to) { text(open[open.length - 1].end); open.pop(); } };
    a.marks.forEach((m, k) => {
      if (m.s < start || m.e > end) return;
      close(m.s);
      if (m.e > open[open.length - 1].end) return;
      text(m.s);
      const s = el("span", undefined, "m " + m.type + (m.fact ? " linked" : ""));
      s.tabIndex = 0;
      s.setAttribute("role", "button");
      s.addEventListener("click", (e) => { e.stopPropagation(); pick(k); });
      s.addEventListener("keydown", (e) => { if (e.key === "Enter") pick(k); });
      spans.set(k, s);
      open[open.length - 1].node.append(s);
      open.push({ node: s, end: m.e });
    });
    close(end);
    text(end);
    return p;
  }

  function pick(k) {
    const a = articles[at], m = a.marks[k];
    if (spans.has(here)) spans.get(here).classList.remove("here");
    here = k;
    spans.get(k).classList.add("here");
    spans.get(k).scrollIntoView({ block: "nearest" });
    const printed = points.slice(m.s, m.e).join("");
    card.replaceChildren();
    const box = section(printed, [["kind", m.type], ["reads", m.says], ["rule", m.rule]]);
    buttons(box, corpusLine(m), { type: m.type, article_id: a.id, char_start: m.s, char_end: m.e, text: printed });
    for (const i of m.fact || []) {
      const f = a.facts[i];
      const b = section("fact", [...f.pairs, ["evidence", f.evidence]]);
      b.dataset.fact = f.id;
      buttons(b, sentence(f.s) + "\n\t" + f.pairs.map((p) => p.join(" ")).join(" · "), { type: "fact", article_id: a.id, char_start: f.s, char_end: f.e, text: f.value, evidence: f.evidence });
    }
  }

  function section(title, pairs) {
    const s = el("section"), dl = el("dl");
    s.append(el("h3", title));
    for (const [name, value] of pairs) dl.append(el("dt", name), el("dd", value));
    s.append(dl);
    card.append(s);
    return s;
  }

  function buttons(box, line, row) {
    const copy = el("button", "copy as corpus line", "small");
    copy.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(line); copy.textContent = "copied"; }
      catch { const t = el("textarea", line); box.append(t); t.select(); copy.textContent = "copy it from below"; }
    });
    const mark = el("button", "mark as wrong", "small");
    mark.addEventListener("click", () => {
      wrong.push({ wrong: true, source_uri: articles[at].source, ...row });
      mark.disabled = true;
      mark.textContent = "marked";
      document.getElementById("export").disabled = false;
      document.getElementById("wrongs").textContent = wrong.length + " marked";
    });
    box.append(copy, mark);
  }

  // sentence returns the sentence around a code point.
  function sentence(i) {
    const stop = (c) => "。！？；\n".includes(c);
    let s = i, e = i;
    while (s > 0 && !stop(points[s - 1])) s--;
    while (e < points.length && !stop(points[e])) e++;
    return points.slice(s, Math.min(e + 1, points.length)).join("").trim();
  }

  const corpusLine = (m) => sentence(m.s) + "\n\t" + points.slice(m.s, m.e).join("") + "\t" + m.says;

  function step(by) {
    if (at < 0) return;
    const only = view.classList.contains("only"), marks = articles[at].marks;
    for (let k = here < 0 ? (by > 0 ? 0 : marks.length - 1) : here + by; k >= 0 && k < marks.length; k += by)
      if (spans.has(k) && (!only || marks[k].fact)) return pick(k);
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA)$/.test(e.target.tagName)) return;
    const act = { j: () => show(at + 1), k: () => show(at - 1), n: () => step(1), p: () => step(-1), f: () => view.classList.toggle("only") }[e.key];
    if (act) { e.preventDefault(); act(); }
  });

  document.getElementById("export").addEventListener("click", () => {
    const blob = new Blob([wrong.map((r) => JSON.stringify(r) + "\n").join("")], { type: "application/jsonl" });
    const a = el("a");
    a.href = URL.createObjectURL(blob);
    a.download = "wrong.jsonl";
    a.click();
    URL.revokeObjectURL(a.href);
  });

  show(0);
})();
