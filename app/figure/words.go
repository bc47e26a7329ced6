package figure

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/incident"
)

// Describe returns a text alternative for incidents from the same numbers as the drawing: how many, where,
// when, the deadliest.
func Describe(b *brief.Brief, s incident.Selection) string {
	t := b.Incidents
	total := t.Totals(s).Until(b.AsOfDay())
	if total.Rows == 0 {
		return "No incidents."
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s, %s", incident.Capital(plural(total.Rows, "incident", "incidents")), period(total))
	countries := t.Values("country", s)
	switch {
	case len(countries) == 1:
		fmt.Fprintf(&out, ", all in %s", countries[0].Value)
	case len(countries) > 1:
		fmt.Fprintf(&out, ", in %d countries; most, %s, in %s", len(countries), incident.Thousands(countries[0].Count), countries[0].Value)
	}
	out.WriteString(".")
	if total.Main.IsCount() {
		return out.String()
	}
	main := total.Sums[0]
	fmt.Fprintf(&out, " %s: %s", incident.Capital(main.Many), main.Words())
	if n := main.Tally.Unknown; n > 0 {
		fmt.Fprintf(&out, ", with %s of unknown number", incident.Thousands(n))
	}
	out.WriteString(".")
	if most := mostOf(t, s, total.Main); len(most) > 0 {
		head := "The most"
		if total.Main == incident.Killed {
			head = "The deadliest"
		}
		fmt.Fprintf(&out, " %s: %s.", head, strings.Join(most, "; "))
	}
	return out.String()
}

// mostOf returns the incidents of several with the highest numbers.
func mostOf(t *incident.Table, s incident.Selection, a incident.Amount) (most []string) {
	order, err := t.Order(s, a.Field, true)
	if err != nil || len(order) < 2 {
		return nil
	}
	for _, row := range order[:min(3, len(order))] {
		if t.Number(a, row).Known() {
			most = append(most, fmt.Sprintf("%s, %s (%s)", t.Name(row), t.When(row), t.Figure(a, row)))
		}
	}
	return most
}

// DescribeMap returns the text alternative of a map of incidents.
func DescribeMap(b *brief.Brief, s incident.Selection) string { return "Map. " + Describe(b, s) }

// DescribeTimeline returns the text alternative of a timeline of incidents.
func DescribeTimeline(b *brief.Brief, s incident.Selection) string {
	return "Timeline of " + b.Incidents.Main().InEach() + ". " + Describe(b, s)
}

// Basis returns the line under a drawing of incidents: how many, from when to when, and how many have no number
// or are not shown.
func Basis(b *brief.Brief, s incident.Selection) string {
	total := b.Incidents.Totals(s).Until(b.AsOfDay())
	if total.Rows == 0 {
		return "No incident matches."
	}
	parts := []string{incident.Capital(plural(total.Rows, "incident", "incidents")) + ", " + period(total)}
	if !total.Main.IsCount() && total.Sums[0].Tally.Unknown > 0 {
		parts = append(parts, plural(total.Sums[0].Tally.Unknown, "has no count", "have no count"))
	}
	line := strings.Join(parts, "; ") + "."
	if total.Main == incident.Killed {
		line += " Attackers are not counted."
	}
	if total.Hidden > 0 {
		line += fmt.Sprintf(" %s not shown: unverified.", incident.Capital(plural(total.Hidden, "incident", "incidents")))
	}
	return line + CoverageNote(b)
}

// LineWords explains the light lines in a timeline's bars, "" if there are none: they are at the lowest figures around best ones.
func LineWords(t *incident.Table, a incident.Amount) string {
	if least, _ := t.Around(a); least != nil {
		return "light line: lowest count; "
	}
	return ""
}

// PaleWords explains the light lines and the pale parts of a timeline's bars.
func PaleWords(t *incident.Table, a incident.Amount) string {
	return LineWords(t, a) + "pale: up to the highest count"
}

// RangeNote says how bars show the figures around best ones.
const RangeNote = "A light line in a bar is its lowest figure, its pale end the highest; an arrow at its end says that this is higher."

// CoverageNote returns the sentence under every drawing of a brief whose incidents are a selection, or "".
func CoverageNote(b *brief.Brief) string {
	switch {
	case b.Coverage.Kind != brief.Selection:
		return ""
	case b.Coverage.By != "":
		return " A selection by " + b.Coverage.By + ", not a count of all."
	}
	return " A selection of well-reported incidents, not a count of all: it shows no trend."
}

// period returns the months of the first and the last incident, or the one month.
func period(t incident.Totals) string {
	first, last := incident.NewWhen(t.First, t.First, incident.ByMonth).String(), incident.NewWhen(t.Last, t.Last, incident.ByMonth).String()
	if first == last {
		return first
	}
	return first + " to " + last
}

// plural returns a number with its noun, small numbers before "have" in words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "one " + one
	}
	if n < 10 && strings.HasPrefix(many, "have") {
		return [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}[n] + " " + many
	}
	return number(float64(n)) + " " + many
}

// Words returns the text alternative of a series.
func (e *Estimates) Words(name string) string {
	if len(e.Points) == 0 {
		return "No estimates."
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s over time, %s:", incident.Capital(name), plural(len(e.Points), "estimate", "estimates"))
	for _, p := range e.Points {
		value := ""
		switch {
		case p.Low >= 0 && p.High >= 0 && p.Low != p.High:
			value = number(float64(p.Low)) + " to " + number(float64(p.High))
		case p.Low >= 0 && p.High >= 0:
			value = number(float64(p.Low))
		case p.Low >= 0:
			value = "more than " + number(float64(p.Low))
		case p.High >= 0:
			value = "up to " + number(float64(p.High))
		}
		year, _, _ := p.From.Date()
		fmt.Fprintf(&out, " %d: %s (%s);", year, value, p.Scope)
	}
	return strings.TrimSuffix(out.String(), ";") + "."
}

// Words returns the text alternative of a chart.
func (b *Bars) Words() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s by %s:", incident.Capital(b.Measure.Words()), incident.FieldWords(b.By))
	for _, g := range b.Groups {
		value := "0"
		if g.Rows > 0 {
			value = g.Value.Words()
		} else if b.OfTime && len(b.Groups) > mostBars { // of many bars, empty ones are left out
			continue
		}
		fmt.Fprintf(&out, " %s %s;", g.Words(), value)
	}
	if len(b.Rest) > 0 {
		name, value := b.rest()
		fmt.Fprintf(&out, " %s %s;", name, value)
	}
	return strings.TrimSuffix(out.String(), ";") + "."
}
