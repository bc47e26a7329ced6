package incident

// Kinds tells rows apart by a field of text.
type Kinds struct {
	Values []ValueCount // that stand alone, most frequent first
	Other  int          // how many further values there are
	to     []uint8      // by code of the column
	codes  *codes
}

// Kinds returns the values of a field of text, choice or key that most of some incidents have, at most a number of them. The
// error is a *SyntaxError where the table has no such field.
func (t *Table) Kinds(name string, most int, s Selection) (*Kinds, error) {
	name = t.fieldOf(name)
	c := t.column(name)
	if c == nil {
		m := unknownField(name, t.extraFields(), nil, "name a field of text, such as country or tactic")
		return nil, &SyntaxError{1, m.what, m.hint}
	}
	k := &Kinds{Values: t.Values(name, s), to: make([]uint8, len(c.values)), codes: &c.codes}
	if n := len(k.Values); n > most {
		k.Values, k.Other = k.Values[:most], n-most
	}
	number := map[string]uint8{"": uint8(len(k.Values) + 1)}
	for i, v := range k.Values {
		number[v.Value] = uint8(i)
	}
	for code, value := range c.values {
		n, alone := number[value]
		if !alone {
			n = uint8(len(k.Values))
		}
		k.to[code] = n
	}
	return k, nil
}

// Of returns which of the values a row has: its index, the number of values for another one, and one more for none.
func (k *Kinds) Of(row Row) int { return int(k.to[k.codes.at(row)]) }
