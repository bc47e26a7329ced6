package incident

import (
	"math"
	"strconv"
	"strings"
)

// numbers is a term for ranges of a number: killed:>=10. Where the field is an interval, the low end must
// reach the range's low, and the high end must not pass its high.
type numbers struct {
	field  *field
	ranges []span
}

// A span is in units of the column, both ends inclusive; an open end is the field's bound.
type span struct{ low, high int32 }

// bounds returns the smallest and the largest known value.
func (f *field) bounds() (low, high int32) {
	if f.Kind == Degree {
		return -180 * perDegree, 180 * perDegree
	}
	return 0, math.MaxInt32
}

func newNumbers(p *parser, f *field, values []value) (node, error) {
	n := &numbers{field: f}
	for i, v := range values {
		if i > 0 && f.Kind == Count && isThousands(values[i-1], v) {
			before := values[i-1].text
			return nil, p.fail(v.column, quote(before+","+v.text)+" is two numbers, and a comma means or", "write "+before+v.text+" without it")
		}
		s, err := f.parseSpan(v.text)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		n.ranges = append(n.ranges, s)
	}
	return n, nil
}

// isThousands reports whether two values are meant as one number, whose thousands a comma parts: 1,000 and >=1,500. Of 10,100 nobody
// can tell.
func isThousands(before, v value) bool {
	operator, first := splitOperator(before.text)
	return len(v.text) == 3 && onlyDigits(v.text) == v.text && len(first) <= 3 && first != "" && onlyDigits(first) == first &&
		v.column == before.column+len(before.text)+1 && (operator != "" || v.text[0] == '0')
}

func (f *field) parseSpan(s string) (span, error) {
	low, high := f.bounds()
	op, number := splitOperator(s)
	if op != "" {
		v, err := f.parseValue(number)
		switch {
		case number == "":
			return span{}, mistake{"a value is missing behind " + op, "write it straight after the sign, such as >=10"}
		case err != nil:
			return span{}, err
		case op == ">" && v == high, op == "<" && v == low:
			return span{}, mistake{quote(s) + " can never be", "write a value between the bounds"}
		case op == ">":
			return span{v + 1, high}, nil
		case op == ">=":
			return span{v, high}, nil
		case op == "<":
			return span{low, v - 1}, nil
		}
		return span{low, v}, nil
	}
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		v, err := f.parseValue(s)
		return span{v, v}, err
	}
	if from == "" && to == "" {
		return span{}, mistake{"the range has no end", "write 10.., ..10 or 10..20"}
	}
	var err error
	if from != "" {
		if low, err = f.parseValue(from); err != nil {
			return span{}, err
		}
	}
	if to != "" {
		if high, err = f.parseValue(to); err != nil {
			return span{}, err
		}
	}
	if low > high {
		return span{}, mistake{"the range " + quote(s) + " ends before it begins", "swap its ends"}
	}
	return span{low, high}, nil
}

// splitOperator takes >=, >, <= or < from the front.
func splitOperator(s string) (op, rest string) {
	for _, op := range []string{">=", "<=", ">", "<"} {
		if rest, ok := strings.CutPrefix(s, op); ok {
			return op, rest
		}
	}
	return "", s
}

func (f *field) parseValue(s string) (int32, error) {
	if f.Kind == Count {
		v, err := parseCount(s)
		if s == "" || err != nil {
			return 0, mistake{quote(s) + " is not a whole number", "write digits alone: 10, >=10, <10 or 10..20"}
		}
		return v, nil
	}
	low, high := f.bounds()
	v, ok := parseDecimal(s)
	if scaled := math.Round(v * float64(f.scale)); ok && scaled >= float64(low) && scaled <= float64(high) {
		return int32(scaled), nil
	}
	hint := "write a decimal number such as 34.5"
	if f.Kind == Degree {
		hint = "write decimal degrees such as 34.5"
	}
	return 0, mistake{quote(s) + " can't stand in " + f.Name, hint}
}

func (n *numbers) plan(t *Table) (filter, error) {
	from, to := n.field.numbers(t)
	least, most := n.field.bounds()
	parts := make([]filter, len(n.ranges))
	for i, r := range n.ranges {
		switch reaches, stays := keepRange(from, r.low, most), keepRange(to, least, r.high); {
		case r.high == most:
			parts[i] = reaches
		case r.low == least:
			parts[i] = stays
		default:
			parts[i] = allOf(reaches, stays)
		}
	}
	return anyOf(parts...), nil
}

func (n *numbers) write(b *strings.Builder) {
	values := n.say(">=", "<=", "..")
	for i, r := range n.ranges[:len(values)-1] {
		if operator, _ := splitOperator(values[i]); operator == "" || len(values[i+1]) != 3 || onlyDigits(values[i+1]) != values[i+1] {
			continue
		}
		if _, most := n.field.bounds(); r.high == most { // >=5,100 reads as one number
			values[i] = n.format(r.low) + ".."
		} else {
			values[i] = ".." + n.format(r.high)
		}
	}
	writeTerm(b, n.field.Name+":", values)
}

// say returns each range in words: from, up to, between.
func (n *numbers) say(from, upTo, between string) []string {
	least, most := n.field.bounds()
	values := make([]string, len(n.ranges))
	for i, r := range n.ranges {
		switch {
		case r.low == r.high:
			values[i] = n.format(r.low)
		case r.high == most:
			values[i] = from + n.format(r.low)
		case r.low == least:
			values[i] = upTo + n.format(r.high)
		default:
			values[i] = n.format(r.low) + between + n.format(r.high)
		}
	}
	return values
}

func (n *numbers) words() string {
	values := n.say("at least ", "at most ", " to ")
	if n.field.Kind == Count {
		// "at least 10 people killed", "at least 10 people killed, lowest figure", "1 person killed"
		words := n.field.Words
		if last := values[len(values)-1]; last == "1" || strings.HasSuffix(last, " 1") {
			words = strings.Replace(words, "people ", "person ", 1)
		}
		return Alternatives(values) + " " + words
	}
	return n.field.Words + " " + Alternatives(values)
}

func (n *numbers) format(v int32) string {
	return strconv.FormatFloat(float64(v)/float64(n.field.scale), 'f', -1, 64)
}
