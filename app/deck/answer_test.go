package deck

import (
	"slices"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/briefs"
)

func TestAnswersAreSlidesBehindAllOthers(t *testing.T) {
	from, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		t.Fatal(err)
	}
	b, problems := brief.Open(from, brief.Options{Gazetteer: atlas.Load()})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems.Errors())
	}
	d := New(b)
	talk := len(d.Slides)
	section := b.Section("capacity")
	for name, c := range map[string]struct {
		answer        Answer
		kicker, title string
		hasMap        bool
	}{
		"incident": {Answer{Incident: "2024-01-03-kerman"}, "Incident 3 January 2024", "Kerman memorial procession bombings", true},
		"source":   {Answer{Source: "sg-feb22"}, "", "", false},
		"query":    {Answer{Query: "country:Pakistan"}, "If you ask", "Incidents in Pakistan", true},
		"block":    {Answer{Block: section.Blocks[0], Section: section}, "From the briefing", brief.Plain(section.Title), false},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := d.Answer(c.answer)
			if err != nil {
				t.Fatal(err)
			}
			s := d.Slides[n]
			if n < talk || !s.Backup || c.kicker != "" && s.Kicker != c.kicker || c.title != "" && s.Title != c.title || (s.Map != nil) != c.hasMap {
				t.Errorf("slide %d: %q %q, map %t", n, s.Kicker, s.Title, s.Map != nil)
			}
			var l ledger
			d.Draw(&l, n, s.Printed, &draw.Light)
			if again, err := d.Answer(c.answer); again != n || err != nil {
				t.Errorf("asked again it is slide %d, %v", again, err)
			}
		})
	}
	mapped := slices.IndexFunc(d.Slides, func(s *Slide) bool { return s.Map != nil })
	years := d.MapYears(mapped)
	n, err := d.Answer(Answer{Year: years[0], Map: mapped})
	if err != nil || len(years) < 2 || d.Slides[n].Views[0] != d.Slides[mapped].Views[0] || d.Slides[n].Map.Selection.Count() >= d.Slides[mapped].Map.Selection.Count() {
		t.Errorf("the first of the years %v on slide %d: slide %d, %v", years, mapped, n, err)
	}
	again := New(b)
	again.AnswerAgain(d)
	if got, want := len(again.Slides), len(d.Slides)-1; got != want { // all but the paragraph
		t.Errorf("made anew there are %d slides, want %d", got, want)
	}
	made := len(d.Slides)
	for _, a := range []Answer{{Incident: "nothing"}, {Source: "nothing"}, {Query: "country:"}} {
		if _, err := d.Answer(a); err == nil || len(d.Slides) != made {
			t.Errorf("%+v: error %v, %d slides more", a, err, len(d.Slides)-made)
		}
	}
}
