package incident

import (
	"math"
	"strings"
)

// decimals is a term for ranges of numbers in a column that the format doesn't have: homes_flooded:>=1000.
type decimals struct {
	field  string
	ranges []decimalRange
}

// A decimalRange is as written, and with both ends inclusive.
type decimalRange struct {
	text      string
	low, high float64
	column    int
}

// isRange reports whether a value of such a column is a range of numbers, not text.
func isRange(s string) bool {
	if op, _ := splitOperator(s); op != "" {
		return true
	}
	from, to, ranged := strings.Cut(s, "..")
	_, begins := parseFigure(from)
	_, ends := parseFigure(to)
	return ranged && (begins && ends || begins && to == "" || from == "" && ends)
}

// newExtraTerm returns the term of a column that the format doesn't have. Whether the column holds numbers
// is not known yet.
func newExtraTerm(p *parser, name string, column int, values []value) (node, error) {
	n := &decimals{field: name}
	ranged := false
	for _, v := range values {
		ranged = ranged || !v.quoted && isRange(v.text)
	}
	if !ranged {
		return &equals{name, column, texts(values)}, nil
	}
	for _, v := range values {
		r, err := parseDecimalRange(v.text)
		if v.quoted && isRange(v.text) { // text, which a column of numbers doesn't hold
			err = notNumber(v.text)
		}
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		r.column = v.column
		n.ranges = append(n.ranges, r)
	}
	return n, nil
}

func notNumber(s string) error {
	return mistake{quote(s) + " is not a number", "write digits alone: 10, >=10, <10.5 or 10..20; in quotes it is text"}
}

func parseDecimalRange(s string) (decimalRange, error) {
	r := decimalRange{text: s, low: math.Inf(-1), high: math.Inf(1)}
	op, rest := splitOperator(s)
	from, to, ranged := rest, rest, false
	if op == "" {
		if from, to, ranged = strings.Cut(s, ".."); !ranged {
			to = from
		}
	}
	for _, end := range []struct {
		text string
		set  *float64
	}{{from, &r.low}, {to, &r.high}} {
		if ranged && end.text == "" {
			continue
		}
		v, ok := parseFigure(end.text)
		if !ok {
			return r, notNumber(end.text)
		}
		*end.set = v
	}
	switch op {
	case ">":
		r.low, r.high = math.Nextafter(r.low, math.Inf(1)), math.Inf(1)
	case ">=":
		r.high = math.Inf(1)
	case "<":
		r.low, r.high = math.Inf(-1), math.Nextafter(r.high, math.Inf(-1))
	case "<=":
		r.low = math.Inf(-1)
	}
	if r.low > r.high {
		return r, mistake{"the range " + quote(s) + " ends before it begins", "swap its ends"}
	}
	return r, nil
}

func (d *decimals) plan(t *Table) (filter, error) {
	c, err := t.planColumn(d.field, d.ranges[0].column)
	if err != nil {
		return nil, err
	}
	figures := c.figures()
	if figures.word != "" {
		return nil, &SyntaxError{
			d.ranges[0].column, d.field + " holds text such as " + quote(figures.word) + ", which no range of numbers finds",
			"leave numbers alone in the column, or put quotes around the value to ask for it as text",
		}
	}
	return keepValues(c, func(code int, _ string) bool {
		for _, r := range d.ranges {
			if v := figures.of[code]; r.low <= v && v <= r.high {
				return true
			}
		}
		return false
	}), nil
}

func (d *decimals) write(b *strings.Builder) {
	written := make([]string, len(d.ranges))
	for i, r := range d.ranges {
		written[i] = r.text
	}
	writeTerm(b, d.field+":", written)
}

func (d *decimals) words() string {
	said := make([]string, len(d.ranges))
	for i, r := range d.ranges {
		op, number := splitOperator(r.text)
		from, to, ranged := strings.Cut(r.text, "..")
		switch {
		case op != "":
			said[i] = map[string]string{">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}[op] + number
		case ranged && to == "":
			said[i] = "at least " + from
		case ranged && from == "":
			said[i] = "at most " + to
		case ranged:
			said[i] = from + " to " + to
		default:
			said[i] = r.text
		}
	}
	return fieldWords(d.field) + " " + Alternatives(said)
}
