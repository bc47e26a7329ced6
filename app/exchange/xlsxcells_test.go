package exchange

import (
	"strings"
	"testing"
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
		var c storedCell
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
