package paged

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/publish/output"
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
		p, err := newPress(synthetic("Judged", text.String()), output.Options{})
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

// timelineOf is the height of a title page's timeline, 0 where there is none.
func timelineOf(r *run) float32 {
	for _, b := range r.doc.Blocks {
		if line, ok := b.Box.(fixedHeight); ok {
			return line.height
		}
	}
	return 0
}

// Judgements go before the timeline is as low as may be on no title page, and the timeline before all
// but the fewest judgements on none.
func TestTitlePageGivesUpTheHeightOfItsTimelineFirst(t *testing.T) {
	heights := map[float32]int{}
	for _, judgements := range []int{0, 4, 7, 9, 12, 14} {
		for lines := range 12 {
			var text strings.Builder
			for i := range judgements {
				fmt.Fprintf(&text, "::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nEvent %d takes place.\n:::\n\n", i)
			}
			b, _ := brief.Open(fstest.MapFS{
				"brief.md": {Data: []byte("---\nlectern: 1\ntitle: Judged\nas-of: 2033-04-02\nabstract: " +
					strings.Repeat("What it is about is told here at some length. ", 2*lines+1) + "\n---\n\n# Aims {#aims}\n\n" + text.String())},
				"incidents.csv": {Data: []byte("id,date,title,country,place,killed\na,2033-01-02,A,Pakistan,Quetta,3\n")},
			}, brief.Options{Gazetteer: atlas.Load()})
			p, err := newPress(b, output.Options{})
			if err != nil {
				t.Fatal(err)
			}
			fitsOn := func(f fit, judgements int) bool {
				f.judgements = judgements
				return len(p.lay(p.frontOf(f)).pages.List) == 1
			}
			front := p.front()
			shown, height := strings.Count(strings.Join(linesOf(front, 0), "\n"), "takes place"), timelineOf(front)
			heights[height]++
			closest := fit{timeline: 60, pad: 3}
			if least := min(judgements, fewest); height == 0 {
				if fitsOn(closest, least) {
					t.Errorf("%d judgements, %d lines: no timeline, though there is room beside %d judgements", judgements, lines, least)
				}
				continue
			}
			if next := shown + 1; next <= min(judgements, most) && fitsOn(closest, next) {
				t.Errorf("%d judgements, %d lines: %d judgements beside a timeline of %.0f points, though there is room for more beside a lower one", judgements, lines, shown, height)
			}
			for _, f := range fits[0] {
				if f.timeline > height && fitsOn(f, shown) {
					t.Errorf("%d judgements, %d lines: a timeline of %.0f points, though there is room for %.0f", judgements, lines, height, f.timeline)
				}
			}
		}
	}
	for _, f := range fits[0] {
		if heights[f.timeline] == 0 {
			t.Errorf("no title page has a timeline of %.0f points: %v", f.timeline, heights)
		}
	}
	if heights[0] == 0 {
		t.Errorf("every title page has a timeline: %v", heights)
	}
}

func TestLongTitlesAreSetSmaller(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("A title that nobody has stopped in time ", 6))
	for title, smaller := range map[string]bool{"Short": false, long: true} {
		b := synthetic(title, "# Aims {#aims}\n\nText.\n")
		b.Abstract = strings.Repeat("What it is about. ", 40)
		p, err := newPress(b, output.Options{})
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
