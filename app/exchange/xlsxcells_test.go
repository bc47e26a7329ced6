package exchange

import (
	"strings"
	"testing"
	"time"
)

func TestCellsOfASheetAreKnownHoweverTheirTagsAreWritten(t *testing.T) {
	for tags, want := range map[string]string{
		`<c r="B7"><f>1+2</f><v></v></c>`:            uncalculated,
		`<c r="B7" ><f/><v /></c>`:                   uncalculated,
		`<x:c r="B7"><x:f>1</x:f></x:c>`:             uncalculated,
		`<c r="B7" t="str"><f>1</f></c>`:             uncalculated,
		`<c r="B7"><f>1+2</f><v>3</v></c>`:           "",
		`<c r="B7" t="str"><f>""</f><v></v></c>`:     "", // an empty text
		`<c r="A7"><f>1</f><v>1</v></c><c r="B7"/>`:  "",
		`<c r="B7" t="b"><v>1</v></c>`:               truthRead,
		`<c r="B7" s="1"><v>1</v></c><cols><col/>><`: "",
	} {
		c := storedCell{of: &workbook{}}
		got := changes{}
		for tag := range strings.SplitAfterSeq(tags, "<") {
			c.look([]byte(tag), got)
		}
		all := got.sorted()
		if len(all) == 0 && want == "" {
			continue
		}
		if len(all) != 1 || all[0].What != want || all[0].Line != 7 || all[0].Example != "B7" {
			t.Errorf("%s: %v, want %q", tags, all, want)
		}
	}
}

// A spreadsheet takes a typed 5-7 for a day of May, which is stored as the number 45419.
func TestACountThatBecameADateIsNoNumber(t *testing.T) {
	r := readText(t, string(workbookOf(t, false, [][]any{
		{"Date", "Country", "Place", "Killed"},
		{"2024-05-01", "Mali", "Gao", 3},
		{"2024-05-02", "Mali", "Gao", time.Date(2024, 5, 7, 0, 0, 0, 0, time.UTC)},
	})))
	if r.Table.Len() != 1 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, "killed: “2024-05-07” is not a whole number") {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
}
