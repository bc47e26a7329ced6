package brief

import (
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// NewID returns an id for a new brief, which no other has.
func NewID() string { return strings.ToLower(rand.Text()[:16]) }

// Template returns the files of a new brief by name, with its id. It passes the check and shows how constructs are
// written.
func Template(id, title string, day time.Time) map[string][]byte {
	iso := day.Format(time.DateOnly)
	return map[string][]byte{
		fileName:        fmt.Appendf(nil, templateText, strconv.Quote(id), strconv.Quote(title), iso, iso),
		"sources.yaml":  fmt.Appendf(nil, templateSources, day.Year(), day.Month(), day.Day()),
		"incidents.csv": fmt.Appendf(nil, templateIncidents, iso, iso),
	}
}

const templateText = `---
lectern: 1
id: %s
title: %s
date: %s
as-of: %s
lang: en-GB
bibliography: sources.yaml
incidents: incidents.csv
coverage: {kind: selection, sentence: "Well-reported attacks only."}
views:
  all: {query: "has:date", caption: "All incidents"}
---

# Summary {#summary}

What the reader should know, in three sentences. [One]{.figure q="count"} incident is known [@source].

# What it wants {#aims}

::: {.judgement likelihood="likely" confidence="low" confidence-because="one source"}
What is likely.
:::

# What it can do {#capacity}

What it has and lacks.[^numbers]

[^numbers]: A note.

# Where it strikes {#attacks}

` + "```" + `{.map view="all" caption="Where the incidents are"}
` + "```" + `

` + "```" + `{.incidents columns="date,place,title,killed" sort="date"}
` + "```" + `

# What to do {#recommendations}

::: {.recommendation owner="Who" priority="1"}
What they should do.
:::

::: notes
What to say when this is shown.
:::
`

const templateSources = `references:
- id: source
  type: report
  title: The source of the first fact
  publisher: Its publisher
  issued: {date-parts: [[%d, %d, %d]]}
`

const templateIncidents = `id,date,title,country,place,lat,lon,location_precision,killed,attribution,verification,summary,sources
%s-kabul,%s,An example to be replaced,Afghanistan,Kabul,34.53,69.17,town,,unknown,reported,Delete this row.,source
`
