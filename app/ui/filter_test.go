//go:build !nogui

package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lectern/app/brief"
	"lectern/app/incident"
)

func TestFilterNarrowsEveryView(t *testing.T) {
	d, i := incidents(t)
	i.setQuery("country:Pakistan")
	rows := shownRows(i)
	if len(rows) != i.answer.answer.Shown.Count() || len(rows) == 0 || len(rows) == d.brief.Incidents.Len() {
		t.Fatalf("%d rows listed, %d shown", len(rows), i.answer.answer.Shown.Count())
	}
	for _, row := range rows {
		if one := d.brief.Incidents.At(row); one.Country != "Pakistan" {
			t.Errorf("%s is in %s", one.ID, one.Country)
		}
	}
	onMap := 0
	for n := range i.map_.drawn.gathered.Symbols {
		onMap += i.map_.drawn.gathered.Symbols[n].Count
	}
	if onMap != len(rows) {
		t.Errorf("%d on the map, %d in the list", onMap, len(rows))
	}
	first := i.line.whole.First
	i.setDays(&incident.Span{First: first, Last: first})
	if n := i.answer.answer.Shown.Count(); n != 0 || len(i.answer.loosen) == 0 {
		t.Errorf("%d incidents on a day without any, and %d ways to loosen", n, len(i.answer.loosen))
	}
	i.loosen(i.answer.loosen[0])
	if n := i.answer.answer.Shown.Count(); n == 0 {
		t.Error("loosened, there are still none")
	}
}

func TestMistypedValueIsOffered(t *testing.T) {
	_, i := incidents(t)
	i.setQuery("country:Pakistn")
	if i.answer.meant == nil {
		t.Fatal("nothing is offered")
	}
	want := i.answer.meant.Count
	i.correct(i.answer.meant)
	if n := len(shownRows(i)); n == 0 || n != want || i.answer.meant != nil {
		t.Errorf("%d incidents are shown, %d were offered", n, want)
	}
}

func TestMistakeInTheFilterKeepsWhatWasShown(t *testing.T) {
	_, i := incidents(t)
	i.setQuery("country:Iran")
	n := len(shownRows(i))
	test.Type(i.filter.entry, "killed:many")
	if i.filter.fault == nil || i.filter.fault.Column != 8 {
		t.Fatalf("fault %v", i.filter.fault)
	}
	if len(shownRows(i)) != n {
		t.Errorf("%d rows, want the %d from before", len(shownRows(i)), n)
	}
	i.setQuery(`near:"Nowhere-at-all 5km"`) // it can be read, but not answered
	if i.answer.fault == nil || len(shownRows(i)) != n {
		t.Errorf("fault %v, %d rows", i.answer.fault, len(shownRows(i)))
	}
}

func TestTermsOfTheFilterBecomeChips(t *testing.T) {
	_, i := incidents(t)
	entry := i.filter.entry
	test.Type(entry, "country:Pakistan mosque OR shrine ")
	if got := i.filter.chips.String(); got != "country:Pakistan (mosque OR shrine)" || entry.Text != "" {
		t.Fatalf("chips %s, text %q", got, entry.Text)
	}
	test.Type(entry, "killed:>=50")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := i.query(); got != "country:Pakistan (mosque OR shrine) killed:>=50" {
		t.Fatalf("query %s", got)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if entry.Text != "killed:>=50" || len(i.filter.chips.Terms()) != 2 {
		t.Errorf("text %q, chips %s", entry.Text, i.filter.chips)
	}
	i.setChips(i.filter.chips.Without(1))
	if got := i.query(); got != "country:Pakistan killed:>=50" {
		t.Errorf("query %s", got)
	}
}

func TestFacetsCountAndNarrow(t *testing.T) {
	d, i := incidents(t)
	i.toggleFacets()
	if len(i.answer.facets) == 0 {
		t.Fatal("no facets")
	}
	country := i.answer.facets[0]
	most := country.Values[0]
	i.toggle(country.Field, most.Value, false)
	if got := i.answer.answer.Shown.Count(); got != most.Count {
		t.Errorf("%d are shown in %s, counted %d", got, most.Value, most.Count)
	}
	if again := i.answer.facets[0].Values; !again[0].Chosen || len(again) != len(country.Values) {
		t.Errorf("the facet shows %v", again)
	}
	i.clearFacet(&i.answer.facets[0])
	if i.query() != "" || i.answer.answer.Shown.Count() != d.brief.Incidents.Len() {
		t.Errorf("cleared, the query is %q and %d are shown", i.query(), i.answer.answer.Shown.Count())
	}
}

func TestAViewIsKeptInTheBrief(t *testing.T) {
	dir := t.TempDir()
	source := "---\ntitle: T\nas-of: 2024-03-25\n---\n# A {#a}\n"
	if err := os.WriteFile(filepath.Join(dir, "brief.md"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := addView(dir, brief.View{Name: "big", Query: "killed:>=50"}); err != nil {
		t.Fatal(err)
	}
	b, _ := readBrief(os.DirFS(dir), nil)
	if v := b.View("big"); v == nil || v.Query != "killed:>=50" {
		t.Errorf("the brief has %v", v)
	}
	d, i := incidents(t)
	d.readOnly = true
	i.saveView()
	if !d.banner.Visible() {
		t.Error("a brief that can’t be changed says nothing")
	}
}

func TestCompletionPutsAValueIntoTheFilter(t *testing.T) {
	d, i := incidents(t)
	d.win.Canvas().Focus(i.filter.entry)
	test.Type(i.filter.entry, "country:Pak")
	if !i.popup.Visible() || len(i.popup.items) == 0 {
		t.Fatal("no completion")
	}
	i.filter.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got := i.filter.chips.String(); got != "country:Pakistan" || i.filter.entry.Text != "" {
		t.Errorf("chips %q, text %q", got, i.filter.entry.Text)
	}
	if i.popup.words != "In Pakistan." {
		t.Errorf("it reads %q", i.popup.words)
	}
	i.setQuery("")
	i.filter.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !slices.Contains(i.popup.old, "country:Pakistan") {
		t.Errorf("what was asked before is %v", i.popup.old)
	}
}

func TestFacetsStayInViewWhenTheyGetFewer(t *testing.T) {
	_, i := incidents(t)
	i.toggleFacets()
	v := i.facets
	v.top = 2 * v.height(i.answer.facets)
	size := v.Size()
	v.draw(int(size.Width), int(size.Height))
	if v.all <= size.Height || v.top != v.all-size.Height {
		t.Errorf("scrolled to %g of %g", v.top, v.all)
	}
}

func TestFacetsSayHowManyValuesAreNotListed(t *testing.T) {
	_, i := incidents(t)
	i.toggleFacets()
	f := incident.Facet{Field: "target", Words: "target"}
	for n := range 150 {
		f.Values = append(f.Values, incident.FacetValue{Value: fmt.Sprint("target ", n), Count: 150 - n, Chosen: n == 140})
	}
	i.answer.facets = []incident.Facet{f}
	v := i.facets
	press := func(words string) {
		t.Helper()
		v.draw(int(v.Size().Width), int(v.Size().Height))
		n := slices.IndexFunc(v.spots, func(s spot) bool { return s.name == words })
		if n < 0 {
			t.Fatalf("nothing says %q", words)
		}
		v.spots[n].do()
	}
	for _, words := range []string{"143 more", "89 more", "29 more", "Fewer", "143 more"} {
		press(words)
	}
}
