package deck

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/draw"
)

// shownAt returns what a step of a slide says, without spaces.
func shownAt(d *Deck, n, step int) string {
	var l ledger
	d.Draw(&l, n, step, &draw.Light)
	return strings.ReplaceAll(l.said.String(), " ", "")
}

func TestItemsAppearOneAfterTheOther(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		words []string // each must be there from its own step on, and not before
	}{
		"bullets":          {"::: incremental\n- Ants\n- Bees\n- Crabs\n:::\n", []string{"Ants", "Bees", "Crabs"}},
		"of several lines": {"::: incremental\n1. Ants\n\n    - Small\n\n2. Bees\n:::\n", []string{"Small", "Bees"}},
		"definitions":      {"::: incremental\nAnt\n:   Walks.\n\nBee\n:   Flies.\n:::\n", []string{"Walks", "Flies"}},
		"not asked for":    {"- Ants\n- Bees\n", []string{"Bees"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := written(t, "T", "# A {#a}\n\nFirst.\n\n"+c.text, "")
			n := len(d.Slides) - 1
			if s := d.Slides[n]; s.Steps != len(c.words) || s.Printed != s.Steps-1 {
				t.Fatalf("the slide has %d steps and is printed at %d, want %d and the last", s.Steps, s.Printed, len(c.words))
			}
			for step := range c.words {
				said := shownAt(d, n, step)
				for i, word := range c.words {
					if strings.Contains(said, word) != (i <= step) {
						t.Errorf("step %d says %q", step, said)
					}
				}
			}
		})
	}
}

func TestALongListAppearsItemByItemOverItsSlides(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\nFirst.\n\n::: incremental\n"+strings.Repeat("- An item of the list.\n", 30)+":::\n", "")
	steps, slides := 0, d.Slides[2:]
	for _, s := range slides {
		steps += s.Steps
	}
	if len(slides) < 2 || steps != 30 {
		t.Errorf("%d slides have %d steps, want 30 over several", len(slides), steps)
	}
}

func TestBackupSlidesComeLastAndAreNotCounted(t *testing.T) {
	d := written(t, "T", "# A {#a minutes=2.5}\n\nFirst.\n\n::: backup\n- spare\n:::\n\n# If asked {#asked .backup}\n\nAnswer.\n\n# B {#b}\n\nLast.\n", "")
	var talk, backup []string
	for n, s := range d.Slides {
		if n < d.Count() {
			talk = append(talk, s.Title)
		} else {
			backup = append(backup, s.Title)
		}
		if s.Backup != (n >= d.Count()) {
			t.Errorf("slide %d, %q, is on the wrong side of %d", n, s.Title, d.Count())
		}
	}
	if diff := cmp.Diff([]string{"T", "A", "B"}, talk); diff != "" {
		t.Errorf("the talk (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"A", "If asked"}, backup); diff != "" {
		t.Errorf("the backup slides (-want +got):\n%s", diff)
	}
	if got := d.Words(4); !strings.HasPrefix(got, "Backup slide 2 of 2: ") {
		t.Errorf("the last slide is called %q", got)
	}
	if said := shownAt(d, 4, 0); !strings.Contains(said, "Backup2") {
		t.Errorf("the last slide says %q", said)
	}
	if diff := cmp.Diff([]Part{{"a", "A", 1, 1, 2.5}, {"b", "B", 2, 1, 0}}, d.Parts()); diff != "" {
		t.Errorf("the parts (-want +got):\n%s", diff)
	}
}

func TestAMapGoesFromViewToView(t *testing.T) {
	const views = "title: T\nviews:\n  all: {query: \"\"}\n  near: {query: \"country:Afghanistan\"}\n  far: {extent: [20, 10, 90, 60]}"
	const incidents = "id,date,title,country,place,lat,lon,killed\nkabul,2033-01-02,Raid,Afghanistan,Kabul,34.5,69.2,3\nquetta,2033-02-02,Raid,Pakistan,Quetta,30.2,67,2\n"
	d := writtenWith(t, views, "# A {#a}\n\nFirst.\n\n```{.map views=\"all, near, far\"}\n```\n", incidents)
	n := slices.IndexFunc(d.Slides, func(s *Slide) bool { return s.Map != nil })
	s := d.Slides[n]
	if s.Steps != 3 || len(s.Views) != 3 || s.Printed != 0 {
		t.Fatalf("the map has %d steps and %d views and is printed at %d, want 3, one of them its own, printed first", s.Steps, len(s.Views), s.Printed)
	}
	for step, want := range s.Views {
		var l ledger
		d.Draw(&l, n, step, &draw.Light)
		if s.Map.View != want {
			t.Errorf("step %d shows %v, want %v", step, s.Map.View, want)
		}
	}
	moved := s.Views[0].Pan(40, 10)
	d.DrawMoved(new(ledger), n, moved, &draw.Light)
	if s.Map.View != moved || slices.Contains(s.Views, moved) {
		t.Errorf("the moved map shows %v, want %v", s.Map.View, moved)
	}
	if s.Views[1] == (atlas.View{}) || s.Views[1].Scale < s.Views[0].Scale {
		t.Errorf("the near view is no closer than the map's own")
	}
}

// A map whose title names what lies outside it is widened.
func TestAMapShowsWhatItsTitleNames(t *testing.T) {
	const drawing = "# A {#a}\n\nFirst.\n\n```{.map extent=\"60,29,75,38\" title=\"From Kabul to TOWN\"}\n```\n"
	for _, town := range []struct {
		name     string
		lon, lat float64
	}{{"Moscow", 37.6, 55.75}, {"Kandahar", 65.7, 31.6}, {"Delhi", 77.2, 28.6}} {
		d := written(t, "T", strings.ReplaceAll(drawing, "TOWN", town.name), "a,2033-01-02,A,Afghanistan,Kabul,3\n")
		s := d.Slides[len(d.Slides)-1]
		at := s.Map.Base().Place(s.Views[0], town.lon, town.lat)
		if v := s.Views[0]; at.X < 0 || at.Y < 0 || at.X > v.W || at.Y > v.H {
			t.Errorf("%s is at %v, outside the map", town.name, at)
		}
	}
}

func TestNotesBeforeTheFirstSectionGoToTheTitle(t *testing.T) {
	d := written(t, "T", "::: notes\nWelcome.\n:::\n\n# A {#a}\n\nFirst.\n", "")
	if notes := d.Slides[0].Notes; len(notes) != 1 || noted(notes[0]) != "Welcome." {
		t.Errorf("the title slide has the notes %v", notes)
	}
}
