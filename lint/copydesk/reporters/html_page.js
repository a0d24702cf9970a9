"use strict";
// Everything is already in the page; this folds, filters and moves the focus. It writes text
// and attributes, never HTML.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const main = one("articles");
  const articles = all("details.article").map((element) => ({
    element,
    name: element.querySelector("h2").textContent.toLowerCase(),
    density: Number(element.dataset.density),
    notes: all(".note", element),
    pills: all(".pill", element),
    marks: all("a.mark", element).map((mark) => ({ mark, notes: mark.dataset.notes.split(" ") })),
  }));
  const total = articles.reduce((sum, article) => sum + article.notes.length, 0);
  const severities = all(".toggle[data-severity]");
  const rules = all(".rule");
  const state = { hidden: new Set(), rules: new Set(), fixable: false, find: "" };

  const wanted = (note) =>
    !state.hidden.has(note.dataset.severity) &&
    (!state.rules.size || state.rules.has(note.dataset.rule)) &&
    (!state.fixable || note.dataset.fix === "safe" || note.dataset.fix === "unsafe");

  const show = (article) => {
    const named = !state.find || article.name.includes(state.find);
    const shown = new Set();
    for (const note of article.notes) {
      note.hidden = !(named && wanted(note));
      if (!note.hidden) shown.add(note.id);
    }
    for (const { mark, notes } of article.marks) {
      const first = notes.find((id) => shown.has(id));
      mark.classList.toggle("off", !first);
      if (first) mark.setAttribute("href", `#${first}`);
      else mark.removeAttribute("href");
    }
    for (const pill of article.pills) {
      const same = article.notes.filter(
        (note) => !note.hidden && note.dataset.severity === pill.dataset.severity,
      );
      pill.hidden = !same.length;
      pill.querySelector(".count").textContent = same.length.toLocaleString("en");
    }
    article.element.hidden = !shown.size;
    return shown.size;
  };

  const filtered = () =>
    state.hidden.size || state.rules.size || state.fixable || state.find !== "";

  const filter = () => {
    const counts = articles.map(show);
    const marks = counts.reduce((sum, count) => sum + count, 0);
    const left = counts.filter(Boolean).length;
    const number = (count) => count.toLocaleString("en");
    const among = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
    const status = one("status");
    if (status) {
      status.textContent = filtered()
        ? `${number(marks)} of ${among(total, "mark")} in ${among(left, "article")}`
        : `${among(total, "mark")} in ${among(articles.length, "article")}`;
      one("reset").disabled = !filtered();
    }
  };

  const press = (button, on) => button.setAttribute("aria-pressed", String(on));
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";

  const toggle = (button) => {
    press(button, !pressed(button));
    return pressed(button);
  };

  const reset = () => {
    Object.assign(state, { fixable: false, find: "" });
    state.hidden.clear();
    state.rules.clear();
    for (const button of severities) press(button, true);
    for (const button of rules) press(button, false);
    press(one("fixable"), false);
    one("find").value = "";
    filter();
  };

  const sorts = {
    run: () => 0,
    marks: (a, b) => b.notes.length - a.notes.length,
    density: (a, b) => b.density - a.density,
  };

  const sort = (order) => {
    const end = main.querySelector(".unshown, .clear");
    const sorted = order === "run" ? articles : [...articles].sort(sorts[order]);
    const all = document.createDocumentFragment();
    for (const { element } of sorted) all.append(element);
    main.insertBefore(all, end);
  };

  const openAll = () => {
    const shown = articles.filter(({ element }) => !element.hidden);
    const open = shown.some(({ element }) => !element.open);
    for (const { element } of shown) element.open = open;
    one("open").textContent = open ? "Close all" : "Open all";
  };

  // Moving about. `inOrder` is the order on the page, which sorting changes.
  const inOrder = () => all("details.article:not([hidden])");
  let at = null;

  const choose = (element) => {
    for (const old of all(".chosen")) old.classList.remove("chosen");
    at = element;
    if (!element) return;
    const article = element.closest("details.article");
    if (article) article.open = true;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
    if (element.matches(".mark")) {
      element.classList.add("chosen");
      one(element.getAttribute("href").slice(1)).classList.add("chosen");
    }
  };

  const moveMark = (step) => {
    const starts = all("details.article:not([hidden]) a.mark[id][href]");
    const from = document.activeElement.matches("a.mark") ? document.activeElement : at;
    const index = starts.indexOf(from);
    if (index >= 0) return choose(starts[index + step] || from);
    const place = document.activeElement.closest("details.article") || main;
    const next = starts.findIndex(
      (mark) => place.compareDocumentPosition(mark) & (place === main ? 16 : 20),
    );
    return choose(starts[step > 0 ? next : Math.max(0, next - 1)] || starts[0]);
  };

  const moveArticle = (step) => {
    const list = inOrder();
    const here = document.activeElement.closest("details.article");
    const index = here ? list.indexOf(here) + step : step > 0 ? 0 : list.length - 1;
    const next = list[Math.min(Math.max(index, 0), list.length - 1)];
    if (next) choose(next.querySelector("summary"));
  };

  const goTo = (link) => {
    const place = one(link.getAttribute("href").slice(1));
    const target = place && (place.closest("a.mark") || place);
    if (target) choose(target);
    if (target && target.matches(".note")) target.classList.add("chosen");
    return Boolean(target);
  };

  const themes = ["system", "light", "dark"];
  const turnTheme = () => {
    const root = document.documentElement;
    const next = themes[(themes.indexOf(root.dataset.theme || "system") + 1) % themes.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    one("theme").textContent = `Theme: ${next}`;
  };

  const help = () => one("keys").showModal();
  const find = () => one("find") && one("find").focus();
  const keys = {
    j: () => moveMark(1),
    k: () => moveMark(-1),
    n: () => moveArticle(1),
    p: () => moveArticle(-1),
    t: turnTheme,
    "/": find,
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    if (!(event.target instanceof Element)) return;
    const typing = event.target.matches("input[type=search], select, textarea");
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === "Escape" && typing) event.target.blur();
    if (!plain || typing || one("keys").open || !one("letters").checked) return;
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    } else if (event.key === "Enter" && event.target.matches(".note")) {
      const back = event.target.querySelector("a.back");
      if (back) goTo(back);
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.mark[href], a.back");
    if (link && goTo(link)) event.preventDefault();
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches(".toggle[data-severity]")) {
      if (toggle(button)) state.hidden.delete(button.dataset.severity);
      else state.hidden.add(button.dataset.severity);
      filter();
    } else if (button.matches(".rule")) {
      if (toggle(button)) state.rules.add(button.dataset.rule);
      else state.rules.delete(button.dataset.rule);
      filter();
    } else if (button.id === "fixable") {
      state.fixable = toggle(button);
      filter();
    }
  });

  const on = (id, event, act) => one(id) && one(id).addEventListener(event, act);
  on("find", "input", (event) => {
    state.find = event.target.value.trim().toLowerCase();
    filter();
  });
  on("order", "change", (event) => sort(event.target.value));
  on("open", "click", openAll);
  on("reset", "click", reset);
  on("theme", "click", turnTheme);
  on("help", "click", help);
  on("close", "click", () => one("keys").close());

  // A closed article prints empty where the style alone cannot open it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = inOrder().filter((element) => !element.open);
    for (const element of folded) element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const element of folded) element.open = false;
  });

  for (const element of all(".tools, #theme, #help")) element.hidden = false;
  filter();
})();
