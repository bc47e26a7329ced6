package edition

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/folder"
)

// sound is an edition whose parts the tests change.
var sound = map[string]string{
	"brief.md": `---
title: The threat
as-of: 2024-03-25
marking: TLP:GREEN
---

# Aims {#aims}

::: {.judgement likelihood="very unlikely" confidence="low" confidence-because="One report."}
It is very unlikely that the group will hold a district by March 2025.

It lost Nangarhar [@s; @t].
:::

::: {.judgement likelihood="likely" confidence="high" confidence-because="Many reports."}
It is likely that the group will attack gatherings in cities by March 2025.
:::

# Capacity {#capacity}

# Attacks {#attacks}

# Recommendations {#recommendations}

::: {.recommendation owner="The ministry" by="2024-09"}
Share warnings with the neighbours.
:::
`,
	"incidents.csv": "id,date,country,place,lat,lon,killed\na,2024-01-02,Pakistan,Quetta,30.18,67.0,1\nb,2024-02-03,Afghanistan,Kabul,34.5,69.2,5\n",
	"sources.yaml":  "references:\n- {id: s, type: book, title: A book, issued: 2020, custom: {reliability: B, credibility: 2}}\n- {id: t, type: book, title: Another, issued: 2021}\n",
}

// edited returns an edition in which words of its files are others.
func edited(t *testing.T, replace ...string) Edition {
	t.Helper()
	files, all := fstest.MapFS{}, ""
	for name, text := range sound {
		files[name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(replace...).Replace(text))}
		all += text
	}
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(all, replace[i]) {
			t.Fatalf("no file has %q", replace[i])
		}
	}
	b, _ := brief.Open(files, brief.Options{Gazetteer: atlas.Load()})
	return Edition{b, &folder.Folder{Path: "brief"}}
}

// compared returns what differs between two editions.
func compared(t *testing.T, earlier, later Edition) *Changes {
	t.Helper()
	c, err := Compare(earlier, later)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestChangesBetweenEditions(t *testing.T) {
	const district = "It is very unlikely that the group will hold a district by March 2025."
	for _, c := range []struct {
		name    string
		replace []string
		want    string // the first part, without its heading
	}{
		{"nothing", nil, Nothing},
		{"more likely", []string{`likelihood="very unlikely"`, `likelihood="unlikely"`}, `- **More likely.** ` + district + `
    - Likelihood: very unlikely (5 to 20%) → unlikely (20 to 45%)

1 other as before.`},
		{"less likely, and in other words", []string{`likelihood="likely"`, `likelihood="unlikely"`, "It is likely that the group will attack gatherings in cities by March 2025", "It is unlikely that it will attack gatherings in cities by September 2025"}, `- **Less likely.** It is unlikely that it will attack gatherings in cities by September 2025.
    - Before: It is likely that the group will attack gatherings in cities by March 2025.
    - Likelihood: likely (55 to 80%) → unlikely (20 to 45%)

1 other as before.`},
		{"more confident", []string{`confidence="low" confidence-because="One report."`, `confidence="moderate" confidence-because="Two reports."`}, `- **More confident.** ` + district + `
    - Confidence: low → moderate
    - Because: One report. → Two reports.

1 other as before.`},
		{"explained anew", []string{"It lost Nangarhar", "It has lost Nangarhar"}, `- **Explained anew.** ` + district + `

1 other as before.`},
		{"withdrawn, and another one made", []string{district, "Prisons are where its next leaders come from, as they were."}, `- **New.** Prisons are where its next leaders come from, as they were.
    - Likelihood: very unlikely (5 to 20%)
    - Confidence: low
    - Because: One report.
- **Withdrawn.** ` + district + `
    - Likelihood: very unlikely (5 to 20%)
    - Confidence: low
    - Because: One report.

1 other as before.`},
		{"a recommendation", []string{`by="2024-09"`, `by="2024-12"`}, `- **Another date.** Share warnings with the neighbours.
    - Date: 2024-09 → 2024-12`},
		{"incidents", []string{"34.5,69.2,5", "34.5,69.2,7", "a,2024-01-02,Pakistan,Quetta", "c,2024-01-05,Pakistan,Lahore"}, `- **In all.** 2 incidents: 8 people killed, January to February 2024
    - Before: 2 incidents: 6 people killed, January to February 2024
    - 1 new, 1 changed, 1 withdrawn
    - Changed columns: killed in 1
- **New.** Incident, 5 January 2024, Lahore, Pakistan
    - 1 killed
- **Changed.** Incident, 3 February 2024, Kabul, Afghanistan
    - killed: 5 → 7
- **Withdrawn.** Incident, 2 January 2024, Quetta, Pakistan
    - 1 killed`},
		{"a column more", []string{"killed\n", "killed,ship\n", ",1\n", ",1,\n", ",5\n", ",5,Rubymar\n"}, `- **In all.** 2 incidents: 6 people killed, January to February 2024
    - New columns: ship`},
		{"sources", []string{"credibility: 2", "credibility: 3", "@t", "@u", "id: t", "id: u", "Another", "A third"}, `- **New.** A third
- **Another grade.** A book
    - Grade: B 2 → B 3
- **Withdrawn.** Another`},
		{"sections", []string{"# Attacks {", "# What it did {", "# Capacity {#capacity}", "# Strength {#strength}"}, `- **New.** Strength
- **Another title.** What it did
    - Title: Attacks → What it did
- **Withdrawn.** Capacity`},
		{"words that would be markup", []string{"@t", "@u", "id: t", "id: u", "title: Another", "title: 'A [1] and a_b'"}, `- **New.** A \[1] and a\_b
- **Withdrawn.** Another`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := compared(t, edited(t), edited(t, c.replace...)).Markdown()
			head, part, _ := strings.Cut(got, "\n\nHandling: TLP:GREEN\n\n")
			if head != "# What has changed since 25 March 2024" {
				t.Errorf("it begins with %q", head)
			}
			if strings.HasPrefix(part, "## ") {
				_, part, _ = strings.Cut(part, "\n\n")
			}
			if part = strings.TrimSuffix(part, "\n"); part != c.want {
				t.Errorf("got\n%s\nwant\n%s", part, c.want)
			}
		})
	}
}

func TestTheTitleNamesBothDaysAndTheStricterMark(t *testing.T) {
	later := edited(t, "as-of: 2024-03-25", "as-of: 2024-06-25", "TLP:GREEN", "TLP:AMBER")
	for _, c := range []*Changes{compared(t, edited(t), later), compared(t, later, edited(t))} {
		if c.Marking.String() != "TLP:AMBER" || !strings.Contains(c.Title, " from ") {
			t.Errorf("%q, %v", c.Title, c.Marking)
		}
	}
}

func TestLongListsAreCutAndCounted(t *testing.T) {
	var rows strings.Builder
	for n := range 3 * mostListed {
		fmt.Fprintf(&rows, "n%d,2024-01-02,Pakistan,Quetta,30.18,67.0,1\n", n)
	}
	c := compared(t, edited(t), edited(t, "a,2024-01-02", rows.String()+"a,2024-01-02"))
	if p := c.Parts[0]; len(p.Entries) != mostListed+1 || p.Unlisted != "And 100 more incidents." {
		t.Errorf("%d entries, and %q", len(p.Entries), p.Unlisted)
	}
}

func TestStatementsAreKnownByTheirIDsElseByTheirWords(t *testing.T) {
	const first = "It is very unlikely that the group will hold a district by March 2025."
	another := "It is very unlikely that the group will take a city by March 2025."
	for _, c := range []struct {
		name            string
		earlier, later  []string
		turn, of, where string
	}{
		{"one with the same opening words before it", nil, []string{"::: {.judgement likelihood=\"very unlikely\"", "::: {.judgement likelihood=\"very unlikely\" confidence=\"low\"}\n" + another + "\n:::\n\n::: {.judgement likelihood=\"very unlikely\""}, turnNew, another, "aims~"},
		{"other words under the same id", []string{"{.judgement likelihood=\"very", "{.judgement #d likelihood=\"very"}, []string{"{.judgement likelihood=\"very", "{.judgement #d likelihood=\"very", first, "Prisons are full."}, "Reworded", "Prisons are full.", "d"},
	} {
		p := compared(t, edited(t, c.earlier...), edited(t, c.later...)).Parts[0]
		if e := p.Entries[0]; len(p.Entries) != 1 || e.Turn != c.turn || e.Words != c.of || !strings.HasPrefix(e.Address, c.where) {
			t.Errorf("%s: %+v", c.name, p.Entries)
		}
	}
}

func TestEditionsThatCantBeComparedAreRefused(t *testing.T) {
	table := edited(t)
	table.From = &folder.Folder{Table: "x.csv"}
	for _, c := range []struct {
		earlier, later Edition
		want           string
	}{
		{edited(t), table, "compare two of a kind"},
		{edited(t, "{id: t,", "{id: t, ["), edited(t), "brief/sources.yaml"},
		{edited(t), edited(t, "title: The threat", "title: ["), "brief/brief.md"},
	} {
		if _, err := Compare(c.earlier, c.later); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}
