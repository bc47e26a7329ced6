package incident

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Columns of texts that are mostly distinct keep each as it comes, and answer as if they didn't.
func TestColumnsOfDistinctTextsAnswerAsOthers(t *testing.T) {
	const rows = 3 * manyValues
	var file strings.Builder
	file.WriteString("id,date,country,place,title,summary,note\n")
	for i := range rows {
		title := fmt.Sprint("title ", i%(rows-10)) // ten titles stand twice
		fmt.Fprintf(&file, "e%d,2024,Mali,Alvar,%s,%s,%d\n", i, title, strings.Repeat("x", i%7), i%5)
	}
	table, problems := ReadCSV(strings.NewReader(file.String()), "x.csv", nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	title, note := table.column("title"), table.column("note")
	if len(title.values) != rows+1 || len(title.distinct().values) != rows-9 || len(note.values) != 6 || note.distinct() != note {
		t.Fatalf("%d titles, %d distinct, %d notes", len(title.values), len(title.distinct().values), len(note.values))
	}
	for query, want := range map[string]int{`title:"title 3"`: 2, `title:"title 11"`: 1, `title~"title 12277"`: 1, "title:nothing": 0, "has:title": rows} {
		s, err := table.Select(mustParse(t, table, query))
		if err != nil || s.Count() != want {
			t.Errorf("%s finds %d, want %d; %v", query, s.Count(), want, err)
		}
	}
	groups, err := table.GroupBy("title", &Measure{}, table.All())
	if err != nil || len(groups) != rows-10 || groups[0].Rows != 2 || groups[9].Rows != 2 || groups[10].Rows != 1 {
		t.Errorf("%d groups, %v; %v", len(groups), groups[:11], err)
	}
	values := table.Values("title", table.All())
	if len(values) != rows-10 || values[0].Count != 2 {
		t.Errorf("%d values, %v", len(values), values[0])
	}
	if facets := facetsOf(t, table, Question{Unverified: true}, "title"); len(facets[0].Values) != rows-10 {
		t.Errorf("%d values of the facet", len(facets[0].Values))
	}
	order, err := table.Order(table.All(), "title", false)
	names := make([]string, len(order))
	for i, row := range order {
		names[i] = table.Cell("title", row)
	}
	if err != nil || !slices.IsSorted(names) {
		t.Errorf("not in order: %v", err)
	}
}
