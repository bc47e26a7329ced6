package deck

import (
	"fmt"
	"strings"
	"testing"
)

// inEach is blocks in all that holds blocks and is no slide itself.
func inEach(blocks string) map[string]string {
	indented := strings.ReplaceAll(blocks, "\n", "\n    ")
	return map[string]string{
		"a list":              "- Item.\n\n    " + indented + "\n",
		"a numbered list":     "1. Item.\n\n    " + indented + "\n",
		"a list in a list":    "- Item.\n\n    - Inner.\n\n        " + strings.ReplaceAll(indented, "\n", "\n    ") + "\n",
		"a definition list":   "Item\n\n:   Meaning.\n\n    " + indented + "\n",
		"a quotation":         "> Item.\n>\n> " + strings.ReplaceAll(blocks, "\n", "\n> ") + "\n",
		"a quotation in one":  "- Item.\n\n    > Said.\n    >\n    > " + strings.ReplaceAll(blocks, "\n", "\n    > ") + "\n",
		"an aside":            "::::: aside\nItem.\n\n" + blocks + "\n:::::\n",
		"an aside in a list":  "- Item.\n\n    ::::: aside\n    Noted.\n\n    " + indented + "\n    :::::\n",
		"a part for slides":   "- Item.\n\n    ::::: only-slides\n    " + indented + "\n    :::::\n",
		"a landscape page":    "::::: landscape\n" + blocks + "\n:::::\n",
		"an item of its own":  "- Item.\n\n- Other.\n\n- " + strings.ReplaceAll(blocks, "\n", "\n  ") + "\n",
		"what isn’t a list’s": blocks,
	}
}

const opened = "# A {#a}\n\n::: keypoint\nFirst.\n:::\n\n"

func TestWhatHasASlideHasItOnceWhereverItStands(t *testing.T) {
	const incidents = "a,2033-01-02,A,Pakistan,Quetta,3\n"
	for kind, block := range map[string]struct{ text, says string }{
		"a judgement":          {"::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nWeighed.\n:::", "Weighed."},
		"a recommendation":     {"::: recommendation\nWeighed.\n:::", "Weighed."},
		"a key point":          {"::: keypoint\nWeighed.\n:::", "Weighed."},
		"a map":                {"```{.map title=\"Weighed\"}\n```", "Weighed"},
		"a table of incidents": {"```{.incidents title=\"Weighed\"}\n```", "Weighed"},
		"an image":             {"![Weighed](gone.png){alt=\"x\"}", "Weighed"},
	} {
		for place, text := range inEach(block.text) {
			d := written(t, "T", opened+text+"\n\nLast.\n", incidents)
			all := strings.ReplaceAll(strings.Join(said(t, d), "|"), "Noimage:gone.png", "")
			own := 0
			for _, s := range d.Slides {
				if s.Title == block.says {
					own++
				}
			}
			if own != 1 || strings.Count(all, "Weighed") != 1 {
				t.Errorf("%s in %s has %d slides:\n%s%s", kind, place, own, outline(d), all)
			}
			if strings.Contains(text, "- Item.") && strings.Count(all, "Item.") != 1 {
				t.Errorf("%s in %s: the item is shown %d times: %s", kind, place, strings.Count(all, "Item."), all)
			}
		}
	}
}

func TestWhatIsNotedInAListGoesToTheSlideThatShowsIt(t *testing.T) {
	for place, text := range inEach("::: notes\nSpoken.\n:::") {
		d := written(t, "T", opened+text+"\n\n::: keypoint\nLast.\n:::\n", "")
		before := d.Slides[len(d.Slides)-2] // the last is the key point
		if len(before.Notes) == 0 || noted(before.Notes[0]) != "Spoken." || strings.Contains(strings.Join(said(t, d), ""), "Spoken") {
			t.Errorf("a note in %s:\n%s", place, outline(d))
		}
	}
	var list strings.Builder
	for i := range 40 {
		fmt.Fprintf(&list, "1. Item%02d.\n\n    ::: notes\n    Spoken%02d.\n    :::\n\n", i, i)
		if i == 20 {
			list.WriteString("    ::: keypoint\n    Point.\n    :::\n\n    ::: notes\n    Pointed.\n    :::\n\n")
		}
	}
	d := written(t, "T", "# A {#a}\n\nFirst.\n\n"+list.String()+"\n::: notes\nAfter.\n:::\n", "")
	slides, spoken := said(t, d), 0
	for n, s := range d.Slides {
		for _, note := range s.Notes {
			spoken++
			at := n
			switch text := noted(note); text {
			case "Pointed.", "After.":
				if s.Title != "Point." {
					t.Errorf("%q is noted at %q", text, s.Title)
				}
			default:
				if item := strings.Replace(text, "Spoken", "Item", 1); !strings.Contains(slides[at], item) {
					t.Errorf("%s isn’t on the slide that shows %s", text, item)
				}
			}
		}
	}
	if spoken != 42 || len(slides) < 5 {
		t.Errorf("%d notes on %d slides", spoken, len(slides))
	}
}

func TestItemsKeepTheirNumbersWhereOneHasItsSlide(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\nFirst.\n\n3. Three.\n4. ::: recommendation\n   Four.\n   :::\n5. Five.\n", "")
	if all := strings.Join(said(t, d), "|"); !strings.Contains(all, "3.Three.5.Five.") || strings.Count(all, "Four.") != 1 {
		t.Errorf("the slides say %s", all)
	}
	d = written(t, "T", "# A {#a}\n\nFirst.\n\n- ::: keypoint\n  One.\n  :::\n\n- ::: keypoint\n  Two.\n  :::\n", "")
	if len(d.Slides) != 4 {
		t.Errorf("a list of key points alone:\n%s", outline(d))
	}
}
