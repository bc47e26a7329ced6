//go:build !nogui

package reading

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/search"
	"lectern/app/typeset"
	"lectern/app/ui/uitest"
)

func TestFindCountsAndSteps(t *testing.T) {
	d := shown(t)
	d.Find("Kabul")
	found, before := d.Text.Found()
	n := len(found)
	if n < 3 {
		t.Fatalf("%d hits for Kabul", n)
	}
	for _, step := range []struct {
		back bool
		want int
	}{{false, (before + 1) % n}, {false, (before + 2) % n}, {true, (before + 1) % n}} {
		d.FindNext(step.back)
		if _, got := d.Text.Found(); got != step.want {
			t.Errorf("hit %d, want %d", got, step.want)
		}
	}
	_, at := d.Text.Found()
	if y := d.Text.Column().Line(found[at].From); y < d.Text.Top() || y > d.Text.Top()+d.Text.Size().Height {
		t.Error("the hit is out of view")
	}
	if words := d.FindWords(); words != fmt.Sprintf("%d of %d", at+1, n) {
		t.Errorf("it says %q at hit %d of %d", words, at+1, n)
	}
	d.Text.RevealLink(0)
	d.FindNext(false)
	if at := d.Text.CurrentLink(); at >= 0 {
		t.Errorf("Enter would follow link %d", at)
	}
	top := d.Text.Top()
	d.Find("no such words anywhere")
	if words := d.FindWords(); words != "not found" || d.Text.Top() != top {
		t.Errorf("it says %q, and the text moved from %v to %v", words, top, d.Text.Top())
	}
	d.Find("")
	if d.Finds() || d.FindWords() != "" {
		t.Error("the marks stay when nothing is sought")
	}
}

func TestFindKnowsWhatAPersonTypes(t *testing.T) {
	d := shown(t)
	for _, c := range []struct{ typed, in string }{
		{"taliban's governor", "Taliban’s governor"},
		{"islamic state - khorasan", ""},
		{"islamic state-khorasan", "Islamic State-Khorasan"},
		{"agree, year after year", "agree, year after year"}, // a judgement's reason
		{"UN reports a drop", "UN reports a drop"},           // the list of sources
		{"a", "a"},
	} {
		d.Find(c.typed)
		found, _ := d.Text.Found()
		if (len(found) > 0) != (c.in != "") {
			t.Errorf("%q is found %d times", c.typed, len(found))
			continue
		}
		for _, hit := range found[:min(1, len(found))] {
			marked := 0
			d.Text.Column().Marks(hit, 0, d.Text.Column().Height, func(draw.Rect) { marked++ })
			if marked == 0 {
				t.Errorf("%q has no mark", c.typed)
			}
		}
	}
}

func TestFindKnowsTheWordsInDrawings(t *testing.T) {
	d := shown(t)
	for _, typed := range []string{
		"muzaffarabad",
		"boundaries follow un",
		"public gathering",
		"486 to 576",
		"mastung district",
		"fighters and family members",
	} {
		d.Text.ScrollTo(0)
		d.Find(typed)
		var in []typeset.Range
		found, _ := d.Text.Found()
		for _, hit := range found {
			if g := compose.DrawingOf(d.column.Blocks[hit.From.Block].Box); g != nil {
				in = append(in, hit)
			}
		}
		if len(in) == 0 {
			t.Errorf("%q is found in no drawing", typed)
			continue
		}
		d.showHit(found, slices.Index(found, in[0]))
		marked := 0
		d.column.Marks(in[0], d.Text.Top(), d.Text.Top()+d.Text.Size().Height, func(draw.Rect) { marked++ })
		if marked == 0 || !d.Text.InView(d.column.Line(in[0].From)) {
			t.Errorf("%q has %d marks in view", typed, marked)
		}
	}
}

func TestHitsInDrawingsAreThoseOfTheSizeInWhichTheyAreDrawn(t *testing.T) {
	d := shown(t)
	d.Find("herat")
	d.FindNext(false)
	was, at := d.Text.Found()
	for _, resize := range []func(){
		func() { d.Text.Resize(fyne.NewSize(500, 700)) },
		func() { d.ResizeText(3) },
		func() { d.Reload(uitest.Brief(t)) },
	} {
		resize()
		found, now := d.Text.Found()
		if want := d.column.Find("herat"); !slices.Equal(found, want) {
			t.Errorf("%d hits are marked, %d are there", len(found), len(want))
		}
		if found[now].From.Block != was[at].From.Block {
			t.Errorf("hit %d of %d is in another block", now+1, len(found))
		}
	}
	d.Find("no such words anywhere")
	d.ResizeText(-1)
	d.ResizeText(-1)
}

func TestReloadingAShorterTextKeepsNoMarksOfTheOld(t *testing.T) {
	d := shown(t)
	d.Find("a")
	d.Text.SelectAll()
	d.Text.ScrollTo(d.Text.Height())
	folder := fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: Short\nas-of: 2024-03-25\n---\n\n# Aims {#aims}\n\nText.\n")}}
	b, _ := brief.Open(folder, brief.Options{})
	d.Reload(b)
	if found, _ := d.Text.Found(); len(found) == 0 || found[len(found)-1].To.Block >= len(d.Text.Column().Blocks) || d.Text.Selected() != "" {
		t.Errorf("marked: %v, selected: %q", found, d.Text.Selected())
	}
}

func TestASearchOfTheBriefKnowsTheWordsInDrawings(t *testing.T) {
	d := shown(t)
	x := search.New(d.brief, d.Entries())
	for words, want := range map[string]bool{"Zahedan": true, "Timbuktu": false} { // a town that maps alone name
		hits := slices.DeleteFunc(x.Find(words, 5), func(h search.Hit) bool { return h.Kind != search.Drawing })
		if found := len(hits) > 0; found != want {
			t.Errorf("%s: %v", words, hits)
		}
		for _, h := range hits {
			if !strings.Contains(h.Words, words) {
				t.Errorf("%s is shown as %q", words, h.Words)
			}
		}
	}
}
