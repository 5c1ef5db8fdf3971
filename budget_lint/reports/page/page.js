(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const words = JSON.parse(document.getElementById("words").textContent);
  const documents = Array.from(document.querySelectorAll("article.doc"));
  const pick = document.getElementById("pick");
  const parsed = new Map(); // article -> its data, read when it is first shown
  let current = null; // the article that is shown
  let back = null; // where the focus goes when the panel closes

  function make(name, kind, said) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (said) made.textContent = said;
    return made;
  }

  function data() {
    if (!parsed.has(current)) {
      const found = JSON.parse(current.querySelector("script.data").textContent);
      found.of = new Map(); // figure -> its checks
      found.checks.forEach(function (check) {
        check[3].forEach(function (figure) {
          const of = found.of.get(figure) || [];
          of.push(check);
          found.of.set(figure, of);
        });
      });
      parsed.set(current, found);
    }
    return parsed.get(current);
  }

  const original = () => current.querySelector(".original");
  const panel = () => current.querySelector(".panel");
  const findings = () => Array.from(current.querySelectorAll(".finding:not([hidden])"));
  const marks = (figure) => Array.from(original().querySelectorAll('[data-f="' + figure + '"]'));

  // --- the document ---

  function light(elements) {
    original().querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    elements.forEach((one) => one.classList.add("lit"));
  }

  function reveal(element) {
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    // what was out of sight has its true height only now
    requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
  }

  function stand(mark) {
    original().querySelectorAll(".current").forEach((one) => one.classList.remove("current"));
    if (!mark) return;
    mark.classList.add("current");
    mark.tabIndex = -1;
    mark.setAttribute("role", "button");
    mark.focus({ preventScroll: true });
  }

  function step(direction) {
    const shown = pressed("state").map((state) => ".f." + state).join(",");
    if (!shown) return;
    const all = Array.from(original().querySelectorAll(shown));
    const at = all.indexOf(original().querySelector(".current"));
    const next = all[at < 0 ? (direction > 0 ? 0 : all.length - 1) : at + direction];
    if (!next) return;
    stand(next);
    reveal(next);
  }

  // --- findings ---

  function close(finding) {
    finding.classList.remove("open");
    finding.querySelector(".head").setAttribute("aria-expanded", "false");
  }

  function open(finding) {
    current.querySelectorAll(".finding.open").forEach(close);
    finding.classList.add("open");
    finding.querySelector(".head").setAttribute("aria-expanded", "true");
    const figures = (finding.dataset.figures || "").split(" ").filter(Boolean);
    const lit = figures.flatMap(marks);
    if (finding.dataset.quote) {
      lit.push(...original().querySelectorAll('[data-q="' + finding.dataset.quote + '"]'));
    }
    light(lit);
    reveal(lit.find((one) => one.classList.contains("suspect")) || lit[0]);
    finding.scrollIntoView({ block: "nearest" });
  }

  function toggle(finding) {
    if (finding.classList.contains("open")) {
      close(finding);
      light([]);
    } else {
      open(finding);
    }
  }

  function walk(direction) {
    const shown = findings();
    const active = document.activeElement.closest(".finding");
    let at = shown.indexOf(active || current.querySelector(".finding.open"));
    at = at < 0 ? (direction > 0 ? 0 : shown.length - 1) : at + direction;
    const next = shown[at];
    if (!next) return;
    next.querySelector(".head").focus();
    if (current.querySelector(".finding.open")) open(next);
  }

  // --- the checks of a figure ---

  function go(figure) {
    const known = data().figures[figure];
    const button = make("button", "go", known ? (known[1] ? known[1] + " " : "") + known[0] : String(figure));
    button.type = "button";
    button.dataset.f = figure;
    return button;
  }

  function entry(check, figure) {
    const rule = data().rules[check[0]];
    const item = make("li", check[1]);
    const head = make("div");
    head.append(make("b", "", words[check[1]] || check[1]), " ", make("span", "code", rule[0]), " " + rule[1]);
    item.append(head, make("div", "said", check[2]));
    const others = make("div");
    check[3].filter((other) => String(other) !== String(figure)).forEach((other) => others.append(go(other)));
    item.append(others);
    return item;
  }

  function explain(figure, from) {
    const known = data().figures[figure];
    if (!known) return;
    back = from;
    const place = panel();
    place.textContent = "";
    const head = make("header");
    head.append(make("strong", "", known[0]));
    known.slice(1, 5).filter(Boolean).forEach((said) => head.append(make("span", "", said)));
    const shut = make("button", "close", words.close);
    shut.type = "button";
    head.append(shut);
    const found = data().of.get(Number(figure)) || [];
    const list = make("ul");
    const order = ["broken", "rounding", "truncated", "holds", "undecided"];
    found
      .slice()
      .sort((one, other) => order.indexOf(one[1]) - order.indexOf(other[1]))
      .forEach((check) => list.append(entry(check, figure)));
    const several = found.length === 1 ? words["checks.one"] : words.checks.replace("{number}", found.length);
    const title = found.length ? several : words["no-checks"];
    place.append(head, make("h4", "", title), list);
    place.hidden = false;
    place.setAttribute("aria-label", known[0]);
    place.scrollIntoView({ block: "start" });
    light(marks(figure));
  }

  function shut() {
    const place = panel();
    if (place.hidden) return false;
    place.hidden = true;
    if (back && back.isConnected) back.focus({ preventScroll: true });
    back = null;
    return true;
  }

  // --- filters ---

  function pressed(group) {
    const name = "data-" + group;
    return Array.from(document.querySelectorAll(".filter[" + name + '][aria-pressed="true"]')).map((one) =>
      one.getAttribute(name)
    );
  }

  function filter() {
    const severities = pressed("severity");
    current.querySelectorAll(".finding").forEach((one) => {
      one.hidden = !severities.includes(one.dataset.s);
    });
    const states = pressed("state");
    document.querySelectorAll(".filter[data-state]").forEach((one) => {
      original().classList.toggle("no-" + one.dataset.state, !states.includes(one.dataset.state));
    });
  }

  function count() {
    document.querySelectorAll(".filter[data-severity]").forEach((one) => {
      const number = current.querySelectorAll('.finding[data-s="' + one.dataset.severity + '"]').length;
      one.querySelector(".count").textContent = number;
      one.hidden = !number;
    });
    document.querySelectorAll(".filter[data-state]").forEach((one) => {
      one.querySelector(".count").textContent = data().states[one.dataset.state];
    });
  }

  function show(number) {
    documents.forEach((one, at) => {
      one.hidden = at !== number;
    });
    current = documents[number];
    if (!current) return;
    count();
    filter();
  }

  // --- what the user does ---

  document.addEventListener("click", function (event) {
    const hit = event.target;
    const chosen = hit.closest(".filter");
    if (chosen) {
      chosen.setAttribute("aria-pressed", chosen.getAttribute("aria-pressed") === "true" ? "false" : "true");
      filter();
      return;
    }
    if (!current) return;
    const button = hit.closest(".go");
    if (button) {
      const target = marks(button.dataset.f)[0];
      stand(target);
      reveal(target);
      if (button.closest(".panel")) explain(button.dataset.f, target);
      return;
    }
    if (hit.closest(".close")) {
      shut();
      return;
    }
    const head = hit.closest(".finding .head");
    if (head) {
      toggle(head.parentElement);
      return;
    }
    const mark = hit.closest(".f");
    if (mark) {
      stand(mark);
      explain(mark.dataset.f, mark);
    }
  });

  document.addEventListener("keydown", function (event) {
    if (!current || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
    const key = event.key;
    const listed = Boolean(event.target.closest(".side")) || event.target === document.body;
    let used = true;
    if (key === "j" || (key === "ArrowDown" && listed)) walk(1);
    else if (key === "k" || (key === "ArrowUp" && listed)) walk(-1);
    else if (key === "n") step(1);
    else if (key === "p") step(-1);
    else if ((key === "Enter" || key === " ") && event.target.classList.contains("f")) {
      explain(event.target.dataset.f, event.target);
    } else if (key === "Escape") {
      if (!shut()) {
        const opened = current.querySelector(".finding.open");
        if (opened) {
          close(opened);
          opened.querySelector(".head").focus();
        }
        light([]);
        stand(null);
      }
    } else used = false;
    if (used) event.preventDefault();
  });

  if (documents.length > 1) {
    documents.forEach(function (one, at) {
      const number = one.querySelectorAll(".finding").length;
      const option = make("option", "", one.dataset.path + " (" + number + ")");
      option.value = at;
      pick.append(option);
    });
    pick.hidden = false;
    pick.addEventListener("change", () => show(Number(pick.value)));
  }
  show(0);
})();
