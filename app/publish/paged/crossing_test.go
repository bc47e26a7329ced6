package paged

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

// contents holds texts of brief.md that can stand in any block.
var contents = map[string]string{
	"text":           "Words of the guild and of the harbour[^n] stand here, [three]{.figure q=\"count\"} of them.",
	"list":           "- one\n- two\n\n  and more of it",
	"numbers":        "998. one\n999. two\n1000. three",
	"terms":          "Lamp\n:   What burns at night.",
	"table":          "| Harbour | What was seen | Boats |\n|:--|:--|--:|\n| Gannetmouth in the outer shoals | Many boats were seen by the guards | 4 |\n| Kelpwick | | 5.5 |\n\nTable: As counted[^n]",
	"wide table":     "| a1 |" + strings.Repeat(" column |", 20) + "\n|" + strings.Repeat("---|", 21) + "\n| row |" + strings.Repeat(" 1,000 |", 20),
	"quotation":      "> Quoted words\n>\n> - and an item",
	"code":           "```\ncode that says something in one line of more than sixty letters\n    more\n```",
	"picture":        "![A beacon](beacon.png){width=40%}",
	"chart":          "```{.chart by=tactic title=\"What was done\"}\n```",
	"timeline":       "```{.timeline title=\"When\"}\nA remark on it.\n```",
	"incidents":      "```{.incidents columns=\"date,place,killed\" title=\"Where\"}\n```",
	"judgement":      "::: {.judgement likelihood=\"likely\" confidence=\"low\" confidence-because=\"little is known\"}\nThe guild counts again.\n:::",
	"recommendation": "::: {.recommendation owner=\"Guild\" by=\"2034\"}\nCount again.\n:::",
	"key point":      "::: keypoint\nNobody counts.\n:::",
	"aside":          "::: aside\n**12**\n\nboats, and\n\n- an item\n:::",
	"turned":         "::: landscape\nOn a page of its own.\n:::",
	"page of own":    "```{.chart .full-page by=country title=\"All of it\"}\n```",
}

// containers hold contents.
var containers = map[string]func(string) string{
	"section":        func(s string) string { return s },
	"item":           func(s string) string { return "- " + indent(s, "  ") },
	"numbered item":  func(s string) string { return "1000. " + indent(s, "      ") },
	"definition":     func(s string) string { return "Term\n:   " + indent(s, "    ") },
	"quotation":      func(s string) string { return "> " + indent(s, "> ") },
	"judgement":      func(s string) string { return div("{.judgement likelihood=\"likely\" confidence=\"low\"}", s) },
	"recommendation": func(s string) string { return div("recommendation", s) },
	"key point":      func(s string) string { return div("keypoint", s) },
	"aside":          func(s string) string { return div("aside", s) },
	"turned":         func(s string) string { return div("landscape", s) },
	"note":           func(s string) string { return "Noted.[^own]\n\n[^own]:\n    " + indent(s, "    ") },
}

func indent(s, by string) string { return strings.ReplaceAll(s, "\n", "\n"+by) }

func div(class, s string) string { return ":::::: " + class + "\n" + s + "\n::::::" }

// Whatever stands in whatever, its words are within the margins of pages and on their slides, and none lie on others.
func TestAnythingStandsInAnything(t *testing.T) {
	for name, in := range containers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var text strings.Builder
			text.WriteString("---\ntitle: Crossings\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\n")
			for _, what := range slices.Sorted(maps.Keys(contents)) {
				content := contents[what]
				if name == "note" && what == "judgement" { // which a note doesn't hold
					continue
				}
				if name == "note" { // nor other notes
					content = strings.ReplaceAll(content, "[^n]", "")
				}
				text.WriteString("Here is the " + what + ".\n\n" + strings.ReplaceAll(in(content), "^own", "^"+strings.ReplaceAll(what, " ", "")) + "\n\n")
			}
			text.WriteString("[^n]: A note.\n")
			b, problems := brief.Open(constructs.Over(fstest.MapFS{"brief.md": {Data: []byte(text.String())}}, constructs.Data(cases)), brief.Options{Gazetteer: atlas.Load()})
			if wrong := problems.Errors(); len(wrong) > 0 {
				t.Fatal(wrong)
			}
			data, err := Briefing(t.Context(), b, output.Options{})
			if err != nil {
				t.Fatal(err)
			}
			keep(t, "pages", data)
			words, _ := boxes(t, data)
			withinMargins(t, words)
			apart(t, words)
			if data, err = Slides(t.Context(), b, output.Options{}); err != nil {
				t.Fatal(err)
			}
			keep(t, "slides", data)
			words, _ = boxes(t, data)
			withinSlides(t, words)
			apart(t, words)
		})
	}
}

// apart finds words that lie on each other.
func apart(t *testing.T, words []box) {
	t.Helper()
	for i, a := range words {
		for _, b := range words[i+1:] {
			if b.page != a.page {
				break
			}
			across, down := min(a.right, b.right)-max(a.left, b.left), min(a.foot, b.foot)-max(a.top, b.top)
			if across > 1 && down > min(a.foot-a.top, b.foot-b.top)/2 {
				t.Errorf("page %d: %q and %q lie on each other at %.0f, %.0f", a.page, a.word, b.word, b.left, b.top)
			}
		}
	}
}
