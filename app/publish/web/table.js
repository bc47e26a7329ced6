// Lets a reader sort the table of all incidents by its columns and keep the rows that hold some words,
// compared by fold, which stands before this in the page.
// Without it the table is whole and in the order of time.
(() => {
  const table = document.querySelector("table.all");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  const key = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.key ?? cell.textContent.trim();
    return heads[column].classList.contains("number") ? Number(value) : value;
  };
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => (down ? -1 : 1) * compare(key(a, column), key(b, column)));
      body.append(...rows);
      say(`Sorted by ${button.textContent}, ${down ? "largest or last" : "smallest or first"} first.`);
    });
  });

  const tools = document.createElement("div");
  tools.className = "tools";
  const label = document.createElement("label");
  const input = document.createElement("input");
  const status = document.createElement("output");
  input.type = "search";
  label.append("Rows with", input);
  tools.append(label, status);
  table.parentElement.before(tools);

  const say = (words) => {
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = `${shown} of ${rows.length} shown. ${words}`;
  };
  const texts = new Map(rows.map((row) => [row, fold(row.textContent)]));
  input.addEventListener("input", () => {
    const words = fold(input.value).split(" ");
    rows.forEach((row) => {
      row.hidden = !words.every((word) => texts.get(row).includes(word));
    });
    say("");
  });
  // A link from the text leads to a row whether it was filtered out or not.
  addEventListener("hashchange", () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row && row.hidden) {
      input.value = "";
      input.dispatchEvent(new Event("input"));
      row.scrollIntoView();
    }
  });
})();
