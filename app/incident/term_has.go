package incident

import "strings"

// has is a term for rows where a field is known: has:lat.
type has struct {
	fields []string
	column int
}

func newHas(p *parser, values []value) (node, error) {
	h := &has{column: values[0].column}
	for _, v := range values {
		name := fieldNamed(v.text, p.written, p.columns)
		if _, err := p.known(name, "name a field of the incidents"); err != nil {
			return nil, p.locate(v.column, err)
		}
		h.fields = append(h.fields, name)
	}
	return h, nil
}

func (h *has) plan(t *Table) (filter, error) {
	var parts []filter
	for _, name := range h.fields {
		f := fieldByName[name]
		switch {
		case f != nil && f.Kind == Date, name == "date_precision":
			parts = append(parts, keepAll) // every incident has a date
		case f != nil && f.numbers != nil:
			from, _ := f.numbers(t)
			low, high := f.bounds()
			parts = append(parts, keepRange(from, low, high))
		default:
			c, err := t.planColumn(name, h.column)
			if err != nil {
				return nil, err
			}
			unknown := name == "attribution"
			parts = append(parts, keepValues(c, func(code int, folded string) bool {
				return folded != "" && !(unknown && code == int(UnknownAttribution))
			}))
		}
	}
	return anyOf(parts...), nil
}

func (h *has) write(b *strings.Builder) { writeTerm(b, "has:", h.fields) }

func (h *has) words() string { return Alternatives(h.fieldsInWords()) + " known" }

// notWords returns the words for the negated term: no field is known.
func (h *has) notWords() string { return conjunction(h.fieldsInWords()) + " not known" }

func (h *has) fieldsInWords() []string {
	words := make([]string, len(h.fields))
	for i, name := range h.fields {
		words[i] = fieldWords(name)
	}
	return words
}
