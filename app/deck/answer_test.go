package deck

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/briefs"
)

func shippedBrief(t *testing.T) *brief.Brief {
	t.Helper()
	from, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		t.Fatal(err)
	}
	b, problems := brief.Open(from, brief.Options{Gazetteer: atlas.Load()})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems.Errors())
	}
	return b
}

func answered(t *testing.T, d *Deck, a Answer) int {
	t.Helper()
	n, err := d.Answer(a)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAYearOfAnAnswerIsOfItsIncidents(t *testing.T) {
	d := New(shippedBrief(t))
	query := answered(t, d, Answer{Query: "country:Pakistan"})
	year := answered(t, d, Answer{Year: d.MapYears(query)[0], Map: query})
	all, some := d.Slides[query].Map.Selection, d.Slides[year].Map.Selection
	if some.Count() == 0 || some.And(all).Count() != some.Count() {
		t.Errorf("of the %d incidents of the year, %d are among those asked for", some.Count(), some.And(all).Count())
	}
	if !d.BeginsAnswer(year) || d.BeginsAnswer(0) {
		t.Error("an answer doesn't begin with its slide, or the talk does")
	}
}

func TestTheYearOfAMapFollowsItsSlide(t *testing.T) {
	const maps = "# %s {#%s}\n\nText.\n\n```{.map title=\"Where\"}\n```\n\n"
	const rows = "a,2033-01-02,A,Pakistan,Quetta,3\nb,2034-01-02,B,Pakistan,Quetta,3\n"
	section := func(id string) string { return fmt.Sprintf(maps, id, id) }
	was := written(t, "T", section("a")+section("b"), rows)
	from := slices.IndexFunc(was.Slides, func(s *Slide) bool { return s.Map != nil && s.Section == "a" })
	answered(t, was, Answer{Year: 2033, Map: from})
	for name, c := range map[string]struct {
		text    string
		answers int
	}{
		"the map moved":   {"# C {#c}\n\nText.\n\n" + section("a"), 1},
		"the map is gone": {"# C {#c}\n\nText.\n\n", 0},
	} {
		is := written(t, "T", c.text, rows)
		built := len(is.Slides)
		if is.AnswerAgain(was); len(is.Slides) != built+c.answers {
			t.Errorf("%s: %d answers, want %d", name, len(is.Slides)-built, c.answers)
		}
	}
}

func TestAnswersNameTheSourcesOfAnIncident(t *testing.T) {
	for want, names := range map[string][]string{
		"Source: A": {"A"}, "Sources: A; B": {"A", "B"}, "Sources: A; B; C": {"A", "B", "C"}, "Sources: A; B; C and 2 more": {"A", "B", "C", "D", "E"},
	} {
		if got := sourceWords(names); got != want {
			t.Errorf("%q: %q, want %q", names, got, want)
		}
	}
	d := New(shippedBrief(t))
	n := answered(t, d, Answer{Incident: "2024-01-03-kerman"})
	var l ledger
	if d.Draw(&l, n, 0, &draw.Light); !strings.Contains(strings.ReplaceAll(l.said.String(), " ", ""), "Sources:Iqbal,25March2024") {
		t.Errorf("the slide says %q", l.said.String())
	}
}

func TestAnswersAreSlidesBehindAllOthers(t *testing.T) {
	b := shippedBrief(t)
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
