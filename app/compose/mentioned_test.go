package compose

import (
	"slices"
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/briefs"
)

func TestAnIncidentLeadsBackToWhereTheTextMentionsIt(t *testing.T) {
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	links := 0
	for _, sec := range b.Sections {
		brief.Walk(sec.Blocks, nil, func(in brief.Inline) {
			link, ok := in.(*brief.IncidentLink)
			if !ok {
				return
			}
			links++
			mentions := mentionsOf(b, link.ID)
			if !slices.ContainsFunc(mentions, func(m mention) bool {
				return m.section == brief.Plain(sec.Title) && m.paragraph > 0 && m.line() <= link.Place().Line && strings.Contains(brief.Plain(m.text), " ")
			}) {
				t.Errorf("%s is mentioned in %+v, not where line %d leads to it", link.ID, mentions, link.Place().Line)
			}
		})
	}
	if links < 5 {
		t.Errorf("the brief has %d links to incidents", links)
	}
	if n := len(mentionsOf(b, "nothing")); n != 0 {
		t.Errorf("what isn’t there is mentioned in %d places", n)
	}
}

// Wherever the text cites a source, its card says so, once for each.
func TestACardSaysWhereASourceIsCited(t *testing.T) {
	text := "One [@x]. Two *and so [@x; @y]*.\n\n| a | b |\n|---|---|\n| cell [@x] | d |\n\n: Caption [@x]\n\n- item [@x]\n\n" +
		"And[^n] again[^n].\n\n::: notes\nSpoken [@x].\n:::\n\n::: only-slides\nShown [@x].\n:::\n\n[^n]: Noted [@x]."
	c, _ := written(t, text, Screen(19))
	words := said(c.SourceCard(c.Brief.Sources.Get("x")))
	want := "Cited in 6 places\n" +
		"A\n“One”\nA\n“One. Two and so”\nA\n“Caption”\nA\n“cell”\nA\n“item”\nA\n“Noted”\n"
	if !strings.Contains(words, want) {
		t.Errorf("the card says\n%s, want\n%s", words, want)
	}
	if words := said(c.SourceCard(c.Brief.Sources.Get("y"))); !strings.Contains(words, "Cited in one place\nA\n“One. Two and so”\n") {
		t.Errorf("the card says\n%s", words)
	}
}
