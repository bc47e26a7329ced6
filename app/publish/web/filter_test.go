package web

import (
	"encoding/json"
	"os/exec"
	"slices"
	"testing"

	"lectern/app/golden"
)

// standIn is as much of a browser as the script asks for: a table with one cell a row, given as ROWS.
const standIn = `
const element = (text = "") => ({
  textContent: text, dataset: {}, hidden: false, childNodes: [], heard: {}, children: [],
  classList: { contains: () => false },
  append(...parts) { this.children.push(...parts); },
  before() {}, removeAttribute() {}, setAttribute() {}, getAttribute() { return null; },
  addEventListener(name, listener) { this.heard[name] = listener; },
});
const rows = ROWS.map((text) => Object.assign(element(text), { cells: [element(text)] }));
const table = { tBodies: [Object.assign(element(), { rows })], tHead: { rows: [{ cells: [element("Title")] }] }, parentElement: element() };
const made = {};
globalThis.document = { querySelector: () => table, createElement: (name) => (made[name] = element()) };
globalThis.addEventListener = () => {};
`

func TestTheFilterReadsWordsAsPeopleTypeThem(t *testing.T) {
	golden.Need(t, "node")
	rows := []string{"O’Brien killed", "Café bombed", "Soft\u00adware stolen", "Straße\u00a0 12–13", "مُحَمَّد"}
	for words, want := range map[string][]int{
		"":             {0, 1, 2, 3, 4},
		" ":            {0, 1, 2, 3, 4},
		"O'Brien":      {0},
		"cafe":         {1},
		"CAFE\u0301":   {1},
		"software":     {2},
		"strasse 12-1": {3},
		"12 strasse":   {3},
		"محمد":         {4},
		"ed":           {0, 1},
		"nothing":      nil,
	} {
		all, err := json.Marshal(rows)
		if err != nil {
			t.Fatal(err)
		}
		typed, err := json.Marshal(words)
		if err != nil {
			t.Fatal(err)
		}
		script := "const ROWS = " + string(all) + ";" + standIn + string(tableScript()) + `
made.input.value = ` + string(typed) + `;
made.input.heard.input();
console.log(JSON.stringify(rows.flatMap((row, i) => (row.hidden ? [] : [i]))));`
		out, err := exec.Command("node", "-e", script).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		var got []int
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q keeps rows %v, not %v", words, got, want)
		}
	}
}
