package publish

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/problem"
	"lectern/app/publish/output"
)

// hiding is a brief with something that no page shows in each place of its files that can hold it: the word SECRET
// and the name of the place.
var hiding = fstest.MapFS{
	"brief.md": {Data: []byte(`---
lectern: 1 # SECRET-comment-behind-a-value
# SECRET-comment-in-a-line
title: "Nothing # hidden" # SECRET-comment-behind-quotes
as-of: 2033-04-02
abstract: |
  What is said, # not a comment
  here.
# SECRET-comment-behind-a-block
views:
  north: {query: "admin1:Herat", caption: "The north"}
  west: {query: "admin1:Farah", caption: "SECRET-view"} # SECRET-comment-in-a-mapping
---

# Aims {#aims}

What is [known](incident:known) and [told](incident:told) is cited [@shown]; [the north](view:north).^[A note [@noted].]

<!-- SECRET-html-block -->

A line <!-- SECRET-html-inline --> with one.

- an item

  <!-- SECRET-html-in-an-item -->

::: notes
SECRET-notes [@spoken] and [^spoken].

![SECRET-picture-words](media/spoken.png){alt="SECRET-alternative"}
:::

- another list

::: {.only-slides #slide-part}
SECRET-slides [@slid], [a link][slid].

` + "```{.map query=\"title~x\"}\n```" + `
:::

> ::: notes
> SECRET-notes-in-a-quotation
> :::
>
> Quoted.

[^spoken]: SECRET-footnote of notes.

    SECRET-second-paragraph.

[^unused]: SECRET-unused-footnote.

[slid]: https://example.org/SECRET-address

[unused]: https://example.org/SECRET-unused-address

Last words.

` + "```{.map}\n```\n\n```{.incidents columns=\"title,homes lost\"}\n```\n\n```{.chart series=\"drawn\"}\n```" + `

# Capacity {#capacity}

A.

# Attacks {#attacks}

B.

# Recommendations {#recommendations}

C.
`)},
	"sources.yaml": {Data: []byte(`# SECRET-comment-of-sources
references:
- id: shown # SECRET-comment-of-a-source
  type: book
  title: "Shown # and so on"
  abstract: >
    SECRET-abstract, # not a comment
    in two lines.
  keyword: SECRET-keyword
  custom: {reliability: B, analyst: SECRET-custom, credibility: 2, last: "SECRET-last, }"}
# SECRET-comment-between-sources
- id: noted
  annote: SECRET-annotation
  type: book
  title: Noted
  custom:
    analyst: SECRET-block-custom
    reliability: A
- id: unused
  type: book
  title: SECRET-unused-source
- {id: spoken, type: book, title: SECRET-source-of-notes}
- id: slid
  type: book
  title: SECRET-source-of-slides
- id: of-row
  type: book
  title: Of a row
- id: of-told
  type: book
  title: SECRET-source-of-an-unverified-incident
- id: of-series
  type: book
  title: Of the series
- id: of-undrawn
  type: book
  title: SECRET-source-of-a-series
`)},
	"incidents.csv": {Data: []byte("id,note,date,country,admin1,place,lat,lon,title,verification,homes lost,Analyst,sources,summary\r\n" +
		"known,SECRET-cell,2032-01-01,Afghanistan,Herat,Herat,34.34,62.2,\"Known, \"\"well\"\"\",confirmed,3,SECRET-analyst,of-row,\"SECRET-summary,\r\nin lines\"\r\n" +
		"told,SECRET-cell,2032-02-01,Afghanistan,Farah,Farah,32.37,62.11,SECRET-unverified,unverified,4,SECRET-analyst,of-told,SECRET\r\n" +
		",,,,,,,,,,,,,\r\n" +
		"third,x,2032-03-01,Afghanistan,Herat,Herat,34.34,62.2,Third,reported,5,y,of-row,z\r\n")},
	"series.csv": {Data: []byte("series,date_from,low,high,source,mine\n" +
		"drawn,2030,10,20,of-series,SECRET-column-of-series\ndrawn,2031,20,30,of-series,\nundrawn,2030,1,2,of-undrawn,SECRET-of-an-undrawn-series\n")},
	"media/spoken.png": {Data: []byte("SECRET-picture")},
	"plan.md":          {Data: []byte("SECRET-file-beside")},
}

const hidden = "SECRET"

// ofSlides lists the words that slides show, or carry because a slide refers to them.
var ofSlides = []string{"SECRET-slides", "SECRET-address", "SECRET-source-of-slides"}

func TestNothingThatNoPageShowsIsHandedOut(t *testing.T) {
	b, _ := brief.Open(hiding, brief.Options{})
	for _, p := range b.Problems {
		if p.File == "brief.md" && p.Kind.Severity() == problem.Error && !strings.Contains(p.What, "media/spoken.png") {
			t.Fatal(p)
		}
	}
	for _, kind := range Kinds {
		made, err := kind.Write(t.Context(), b, output.Options{Version: "1"})
		if err != nil {
			t.Fatal(err)
		}
		all := unpacked(t, made)
		if kind.Ending == ".pdf" && !bytes.Contains(all, []byte("well")) {
			t.Errorf("%s%s: the attached files were not unpacked", kind.Name, kind.Ending)
		}
		for rest := all; ; {
			at := bytes.Index(rest, []byte(hidden))
			if at < 0 {
				break
			}
			found, _, _ := bytes.Cut(rest[at:], []byte(" "))
			word := string(found[:min(len(found), 50)])
			if kind.Name == "briefing" || !slices.ContainsFunc(ofSlides, func(s string) bool { return strings.HasPrefix(word, s) }) {
				t.Errorf("%s%s holds %q", kind.Name, kind.Ending, word)
			}
			rest = rest[at+len(hidden):]
		}
	}
}

// Speaker notes are in a file that is to have them, on its pages and in the brief that it carries.
func TestNotesAreHandedOutOnlyWhereTheyAreAskedFor(t *testing.T) {
	b, _ := brief.Open(hiding, brief.Options{})
	for _, kind := range Kinds {
		for _, how := range append([]Notes{NotesNone}, kind.Notes...) {
			made, err := kind.Write(t.Context(), b, output.Options{Version: "1", Notes: how})
			if err != nil {
				t.Fatal(err)
			}
			all := unpacked(t, made)
			if got := bytes.Contains(all, []byte("SECRET-notes")); got != (how != NotesNone) {
				t.Errorf("%s%s, %s: it has notes is %t", kind.Name, kind.Ending, NotesNames[how], got)
			}
			for _, never := range []string{"SECRET-comment", "SECRET-html", "SECRET-unused", "SECRET-custom"} {
				if bytes.Contains(all, []byte(never)) {
					t.Errorf("%s%s, %s holds %s", kind.Name, kind.Ending, NotesNames[how], never)
				}
			}
		}
	}
}

// What was left out is said, and the brief that is left makes the same file.
func TestWhatIsHandedOutMakesTheSameFile(t *testing.T) {
	b, _ := brief.Open(hiding, brief.Options{})
	for _, kind := range Kinds {
		if kind.Ending != ".pdf" {
			continue
		}
		first, err := kind.Write(t.Context(), b, output.Options{Version: "1"})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(file, first, 0o600); err != nil {
			t.Fatal(err)
		}
		from, err := folder.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer from.Close()
		again, problems := brief.Open(from.FS, brief.Options{})
		for _, p := range problems {
			t.Error(p)
		}
		text, err := again.ReadFile("brief.md")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "withheld: {unverified: 1, ") {
			t.Errorf("what is withheld isn\u2019t stated:\n%s", text)
		}
		second, err := kind.Write(t.Context(), again, output.Options{Version: "1"})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s: %d and %d bytes that differ", kind.Name, len(first), len(second))
		}
	}
}

// What wasn't read can't be left out: a draft of a brief that doesn't follow its format carries nothing of it, unless it is
// asked to carry all.
func TestADraftCarriesNothingThatWasNotRead(t *testing.T) {
	const front = "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n"
	tests := []struct{ name, text string }{
		{"unknown key", front + "plan: SECRET\n---\n\n# Aims {#aims}\n\nText.\n"},
		{"bad value", front + "justified: SECRET\n---\n\n# Aims {#aims}\n\nText.\n"},
		{"words after a div's colons", front + "---\n\n# Aims {#aims}\n\n::: {.aside} SECRET\nText.\n:::\n"},
		{"unknown key of a div", front + "---\n\n# Aims {#aims}\n\n::: {.aside plan=\"SECRET\"}\nText.\n:::\n"},
		{"unknown class of a span", front + "---\n\n# Aims {#aims}\n\nA [word]{.SECRET} of text.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, problems := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(tt.text)}}, brief.Options{})
			if len(problems.Errors()) == 0 {
				t.Fatal("the brief has no error")
			}
			for _, kind := range Kinds {
				draft := output.Options{Version: "1", Draft: func() Flaws { return Flaws{} }}
				made, err := kind.Write(t.Context(), b, draft)
				if err != nil {
					t.Fatal(err)
				}
				if bytes.Contains(unpacked(t, made), []byte(hidden)) {
					t.Errorf("%s%s holds what wasn't read", kind.Name, kind.Ending)
				}
				if got := kind.Withheld(b, draft); got != (kind.Carries != 0) {
					t.Errorf("%s%s: it is said to carry nothing: %t", kind.Name, kind.Ending, got)
				}
				if draft.Attach = AttachAll; kind.Withheld(b, draft) {
					t.Errorf("%s%s carries nothing where all is asked for", kind.Name, kind.Ending)
				}
			}
		})
	}
}
