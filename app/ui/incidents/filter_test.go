//go:build !nogui

package incidents

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lectern/app/incident"
	"lectern/app/ui/kit"
)

func TestFilterNarrowsEveryView(t *testing.T) {
	d := shown(t)
	d.find("country:Pakistan")
	rows := d.rows()
	if len(rows) != d.result.answer.Shown.Count() || len(rows) == 0 || len(rows) == d.brief.Incidents.Len() {
		t.Fatalf("%d rows listed, %d shown", len(rows), d.result.answer.Shown.Count())
	}
	for _, row := range rows {
		if one := d.brief.Incidents.At(row); one.Country != "Pakistan" {
			t.Errorf("%s is in %s", one.ID, one.Country)
		}
	}
	onMap := 0
	for n := range d.mapView.drawn.clusters.Symbols {
		onMap += d.mapView.drawn.clusters.Symbols[n].Count
	}
	if onMap != len(rows) {
		t.Errorf("%d on the map, %d in the list", onMap, len(rows))
	}
	first := d.timeline.whole.First
	d.setDays(&incident.Span{First: first, Last: first})
	d.settle()
	if n := d.result.answer.Shown.Count(); n != 0 || len(d.result.relax) == 0 {
		t.Errorf("%d incidents on a day without any, and %d ways to relax", n, len(d.result.relax))
	}
	d.relax(d.result.relax[0])
	d.settle()
	if n := d.result.answer.Shown.Count(); n == 0 {
		t.Error("relaxed, there are still none")
	}
}

func TestMistypedValueIsOffered(t *testing.T) {
	d := shown(t)
	d.find("country:Pakistn")
	if d.result.meant == nil {
		t.Fatal("nothing is offered")
	}
	want := d.result.meant.Count
	d.correct(d.result.meant)
	d.settle()
	if n := len(d.rows()); n == 0 || n != want || d.result.meant != nil {
		t.Errorf("%d incidents are shown, %d were offered", n, want)
	}
}

func TestMistakeInTheFilterKeepsWhatWasShown(t *testing.T) {
	d := shown(t)
	d.find("country:Iran")
	n := len(d.rows())
	test.Type(d.filter.entry, "killed:many")
	d.settle()
	if d.filter.fault == nil || d.filter.fault.Column != 8 {
		t.Fatalf("fault %v", d.filter.fault)
	}
	if len(d.rows()) != n {
		t.Errorf("%d rows, want the %d from before", len(d.rows()), n)
	}
	d.find(`near:"Nowhere-at-all 5km"`) // it can be read, but not answered
	if d.result.fault == nil || len(d.rows()) != n {
		t.Errorf("fault %v, %d rows", d.result.fault, len(d.rows()))
	}
}

func TestTermsOfTheFilterBecomeChips(t *testing.T) {
	d := shown(t)
	entry := d.filter.entry
	test.Type(entry, "country:Pakistan mosque OR shrine ")
	if got := d.filter.chips.String(); got != "country:Pakistan (mosque OR shrine)" || entry.Text != "" {
		t.Fatalf("chips %s, text %q", got, entry.Text)
	}
	test.Type(entry, "killed:>=50")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.query(); got != "country:Pakistan (mosque OR shrine) killed:>=50" {
		t.Fatalf("query %s", got)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if entry.Text != "killed:>=50" || len(d.filter.chips.Terms()) != 2 {
		t.Errorf("text %q, chips %s", entry.Text, d.filter.chips)
	}
	d.setChips(d.filter.chips.Without(1))
	if got := d.query(); got != "country:Pakistan killed:>=50" {
		t.Errorf("query %s", got)
	}
}

func TestConnectivesAreReadAsTheyAreTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"mosque or shrine ":            "mosque OR shrine",
		"mosque and country:Iran ":     "mosque country:Iran",
		"mosque | shrine ":             "mosque OR shrine",
		"country:Iran not mosque ":     "country:Iran -mosque",
		"last 6 months Q1 2023 last ":  "date:last-6-months date:2023-Q1",
		"-past year last mosque ":      "-date:last-year last mosque",
		"killed>=50 country=Pakistan ": "killed:>=50 country:Pakistan",
	} {
		d := shown(t)
		test.Type(d.filter.entry, typed)
		if got := d.filter.chips.String(); got != want {
			t.Errorf("typing %q gives %s, want %s", typed, got, want)
		}
	}
}

func TestFacetsCountAndNarrow(t *testing.T) {
	d := shown(t)
	d.ToggleFacets()
	d.settle()
	if len(d.result.facets) == 0 {
		t.Fatal("no facets")
	}
	country := d.result.facets[0]
	most := country.Values[0]
	d.toggle(country.Field, most.Value, false)
	d.settle()
	if got := d.result.answer.Shown.Count(); got != most.Count {
		t.Errorf("%d are shown in %s, counted %d", got, most.Value, most.Count)
	}
	if again := d.result.facets[0].Values; !again[0].Chosen || len(again) != len(country.Values) {
		t.Errorf("the facet shows %v", again)
	}
	d.clearFacet(&d.result.facets[0])
	d.settle()
	if d.query() != "" || d.result.answer.Shown.Count() != d.brief.Incidents.Len() {
		t.Errorf("cleared, the query is %q and %d are shown", d.query(), d.result.answer.Shown.Count())
	}
}

func TestCompletionPutsAValueIntoTheFilter(t *testing.T) {
	d := shown(t)
	d.window.Focus(d.filter.entry)
	test.Type(d.filter.entry, "country:Pak")
	if !d.popup.Visible() || len(d.popup.items) == 0 {
		t.Fatal("no completion")
	}
	d.filter.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got := d.filter.chips.String(); got != "country:Pakistan" || d.filter.entry.Text != "" {
		t.Errorf("chips %q, text %q", got, d.filter.entry.Text)
	}
	if d.popup.words != "In Pakistan." {
		t.Errorf("it reads %q", d.popup.words)
	}
	d.find("")
	d.filter.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !slices.Contains(d.popup.old, "country:Pakistan") {
		t.Errorf("what was asked before is %v", d.popup.old)
	}
}

func TestFacetsStayInViewWhenTheyGetFewer(t *testing.T) {
	d := shown(t)
	d.ToggleFacets()
	d.settle()
	v := d.facets
	v.scroll.Top = 2 * v.height(d.result.facets)
	size := v.Size()
	v.Repaint(int(size.Width), int(size.Height))
	if v.scroll.All <= size.Height || v.scroll.Top != v.scroll.All-size.Height {
		t.Errorf("scrolled to %g of %g", v.scroll.Top, v.scroll.All)
	}
}

func TestFacetsSayHowManyValuesAreNotListed(t *testing.T) {
	d := shown(t)
	d.ToggleFacets()
	d.settle()
	f := incident.Facet{Field: "target", Words: "target"}
	for n := range 150 {
		f.Values = append(f.Values, incident.FacetValue{Value: fmt.Sprint("target ", n), Count: 150 - n, Chosen: n == 140})
	}
	d.result.facets = []incident.Facet{f}
	v := d.facets
	press := func(words string) {
		t.Helper()
		v.Repaint(int(v.Size().Width), int(v.Size().Height))
		n := slices.IndexFunc(v.HotSpots(), func(s kit.HotSpot) bool { return s.Name == words })
		if n < 0 {
			t.Fatalf("nothing says %q", words)
		}
		v.HotSpots()[n].Do()
	}
	for _, words := range []string{"143 more", "89 more", "29 more", "Fewer", "143 more"} {
		press(words)
	}
}

// A field whose hint is wider than it can be scrolled, and looks as if something were in it.
func TestTheHintOfTheFilterFitsTheField(t *testing.T) {
	d := shown(t)
	for _, width := range []float32{700, 900, 1280, 1920} {
		d.window.Resize(fyne.NewSize(width, 700))
		hint, room := d.filter.entry.PlaceHolder, d.filter.entry.Size().Width
		if g := d.filter.Measure(); !strings.HasPrefix(hint, "Filter: a word") || g.Width(g.Sans, hint, 14) > room {
			t.Errorf("in a window %g wide the hint %q stands in a field of %g", width, hint, room)
		}
	}
}
