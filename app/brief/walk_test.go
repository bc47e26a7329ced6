package brief

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestJudgementsAreThoseOfAMedium(t *testing.T) {
	judgement := func(text string) string {
		return "::: {.judgement likelihood=\"likely\" confidence=\"low\"}\n" + text + "\n:::\n\n"
	}
	b, _ := Open(fstest.MapFS{"brief.md": {Data: []byte("---\ntitle: Test\nas-of: 2024-03-25\n---\n\n# Aims {#aims}\n\n" +
		judgement("Both.") + ":::: only-slides\n" + judgement("Slides.") + "::::\n\n:::: only-page\n" + judgement("Page.") + "::::\n\n:::: notes\n" + judgement("Spoken.") + "::::\n")}}, Options{})
	for medium, want := range map[Medium][]string{Page: {"Both.", "Page."}, Slides: {"Both.", "Slides."}} {
		var got []string
		for _, j := range b.Judgements(medium) {
			got = append(got, Plain(j.Blocks[0].(*Paragraph).Text))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%v: %s", medium, d)
		}
	}
}
