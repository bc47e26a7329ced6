package publish

import (
	"fmt"
	"strings"
	"testing"

	"lectern/app/typeset"
)

// linesOf are the lines of a page.
func linesOf(r *run, page int) []string {
	var out []string
	r.pages.Lines(func(n int, c *typeset.Column, l *typeset.SetLine) {
		if n == page {
			out = append(out, c.Blocks[l.Block].Text.String[l.Start:l.End])
		}
	})
	return out
}

func TestTitlePageShowsAsManyJudgementsAsItHasRoomFor(t *testing.T) {
	for judgements, more := range map[int]bool{1: false, 5: false, 9: false, 40: true} {
		var text strings.Builder
		text.WriteString("# Aims {#aims}\n\n")
		for i := range judgements {
			fmt.Fprintf(&text, "::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nEvent %d takes place.\n:::\n\n", i)
		}
		p, err := newPress(synthetic("Judged", text.String()), Options{})
		if err != nil {
			t.Fatal(err)
		}
		front := p.front()
		all := strings.Join(linesOf(front, 0), "\n")
		shown := strings.Count(all, "takes place")
		if len(front.pages.List) != 1 || shown < min(judgements, fewest) || strings.Contains(all, "more in the text") != more || !more && shown != judgements {
			t.Errorf("%d judgements: %d pages, %d shown:\n%s", judgements, len(front.pages.List), shown, all)
		}
	}
}

func TestLongTitlesAreSetSmaller(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("A title that nobody has stopped in time ", 6))
	for title, smaller := range map[string]bool{"Short": false, long: true} {
		b := synthetic(title, "# Aims {#aims}\n\nText.\n")
		b.Abstract = strings.Repeat("What it is about. ", 40)
		p, err := newPress(b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.titleType().Size < p.composer.Sheet.Title.Size; got != smaller {
			t.Errorf("%.20q: smaller is %t", title, got)
		}
		lines := linesOf(p.front(), 0)
		if last := lines[len(lines)-1]; last == "In short" {
			t.Errorf("%.20q: the page ends with a heading", title)
		}
	}
}
