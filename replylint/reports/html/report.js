// The list of all findings: filtered in memory, drawn a page at a time, always as text and never as markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const say = data.texts;
  const PAGE = 50;
  const [SEVERITY, RULE, PERSON, TIME, TALK, FILE, PLACE, BEFORE, WORDS, BEHIND, ADVICE, EXEMPT] = data.findings.fields.keys();
  const rows = data.findings.rows;
  const form = document.getElementById("filters");
  const list = document.getElementById("list");
  const count = document.getElementById("count");
  const previous = document.getElementById("previous");
  const next = document.getElementById("next");
  const pages = document.getElementById("pages");
  let shown = rows;
  let page = 0;
  let haystack = null; // lower-cased texts, made when the first search is typed

  const element = (name, style, ...children) => {
    const made = document.createElement(name);
    if (style) made.className = style;
    made.append(...children.filter((child) => child !== null));
    return made;
  };

  const draw = (row) => {
    const rule = data.rules[row[RULE]];
    const severity = data.severities[row[SEVERITY]];
    const about = [data.people[row[PERSON]], row[TIME].replace("T", " "), data.talks[row[TALK]], data.files[row[FILE]], row[PLACE]];
    return element("li", "",
      element("div", "about",
        element("span", `severity ${severity.key}`, severity.name),
        element("span", "code", rule.code),
        element("strong", "", rule.title),
        element("span", "faint", about.filter(Boolean).join(" · "))),
      element("div", "words", row[BEFORE], element("mark", "", row[WORDS]), row[BEHIND]),
      element("div", "why",
        element("p", "advice", row[EXEMPT] ? say.excused + row[EXEMPT] : `→ ${row[ADVICE]}`),
        element("p", "", rule.why),
        element("p", "faint", `${say.basis}${rule.basis}`)));
  };

  const show = () => {
    const last = Math.max(0, Math.ceil(shown.length / PAGE) - 1);
    page = Math.min(Math.max(page, 0), last);
    list.replaceChildren(...shown.slice(page * PAGE, (page + 1) * PAGE).map(draw));
    count.textContent = say.count.replace("{shown}", shown.length).replace("{all}", rows.length);
    pages.textContent = say.page.replace("{page}", page + 1).replace("{pages}", last + 1);
    previous.disabled = page === 0;
    next.disabled = page === last;
  };

  const filter = () => {
    const chosen = new FormData(form);
    const words = chosen.get("search").trim().toLowerCase();
    const agent = chosen.get("agent");
    const rule = chosen.get("rule");
    const severities = new Set(chosen.getAll("severity"));
    const from = chosen.get("from");
    const to = chosen.get("to");
    if (words && !haystack) {
      haystack = new Map(rows.map((row) => [row, [row[BEFORE], row[WORDS], row[BEHIND], data.talks[row[TALK]]].join("").toLowerCase()]));
    }
    shown = rows.filter((row) =>
      severities.has(String(row[SEVERITY])) &&
      (!agent || data.people[row[PERSON]] === agent) &&
      (!rule || data.rules[row[RULE]].code.startsWith(rule)) &&
      (!from || (row[TIME] && row[TIME].slice(0, 10) >= from)) &&
      (!to || (row[TIME] && row[TIME].slice(0, 10) <= to)) &&
      (!words || haystack.get(row).includes(words)));
    page = 0;
    show();
  };

  const turn = (by) => {
    page += by;
    show();
    const [pressed, other] = by > 0 ? [next, previous] : [previous, next];
    if (pressed.disabled) other.focus({ preventScroll: true }); // or the keyboard would begin at the top
    document.getElementById("findings").scrollIntoView();
  };

  form.addEventListener("input", filter);
  form.addEventListener("change", filter); // all that some helpers of keyboard and speech send
  form.addEventListener("reset", () => setTimeout(filter)); // the event comes before the fields are emptied
  form.addEventListener("submit", (event) => event.preventDefault());
  previous.addEventListener("click", () => turn(-1));
  next.addEventListener("click", () => turn(1));
  for (const button of document.querySelectorAll("button[data-field]")) {
    button.addEventListener("click", () => {
      form.reset(); // which filters anew, once the field is set
      form.elements[button.dataset.field].value = button.dataset.value;
      const heading = document.getElementById("findings");
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    });
  }
  // A printed report has every talk open.
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((talk) => { talk.open = true; }));
  filter();
})();
