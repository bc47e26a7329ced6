package incident

import (
	"fmt"
	"slices"
	"strings"
)

// Bounds of a query: beyond them Parse answers with one error.
const (
	MaxQueryLength = 64 << 10 // bytes
	MaxTerms       = 1000     // values of a comma list count each
	MaxDepth       = 100      // brackets and negations inside each other
)

// Query is a parsed query for incidents. The zero Query finds all.
type Query struct {
	root node // nil for all
}

// A node is a term, or a group of nodes. Each kind of term has a separate file.
type node interface {
	// write appends the canonical spelling.
	write(b *strings.Builder)
	// words returns the node in plain words.
	words() string
	// plan returns the node as a filter of a table.
	plan(t *Table) (filter, error)
	// columns returns the columns of the file that the filter reads, some perhaps twice.
	columns() []string
}

type (
	and []node // of two or more
	or  []node // of two or more
	not struct{ node }
)

// Parse reads a query. Columns are the names of the further columns of a file that it may name. An error
// is a *SyntaxError.
func Parse(q string, columns ...string) (*Query, error) {
	p, err := newParser(q, columns)
	if err != nil {
		return nil, err
	}
	return p.whole()
}

// whole reads what is left of the text as a query.
func (p *parser) whole() (*Query, error) {
	root, err := p.query()
	if err != nil {
		return nil, err
	}
	return &Query{root}, nil
}

// Parse reads a query that may also name the further columns of the table.
func (t *Table) Parse(q string) (*Query, error) {
	parsed, err := Parse(q, t.extraNames()...)
	t.settle(parsed)
	return parsed, err
}

// extraFields returns the fields of the further columns.
func (t *Table) extraFields() []string {
	names := make([]string, len(t.extra))
	for i, x := range t.extra {
		names[i] = x.field
	}
	return names
}

func (t *Table) extraNames() []string {
	names := make([]string, len(t.extra))
	for i, x := range t.extra {
		names[i] = x.name
	}
	return names
}

// IsAll reports whether the query finds every incident.
func (q *Query) IsAll() bool { return q == nil || q.root == nil }

// String returns the canonical spelling: Parse reads it back to the same query.
func (q *Query) String() string {
	if q.IsAll() {
		return ""
	}
	var b strings.Builder
	q.root.write(&b)
	return b.String()
}

// Words returns the query in plain words: "in Pakistan or Iran, at least 10 people killed".
func (q *Query) Words() string {
	if q.IsAll() {
		return "all incidents"
	}
	return q.root.words()
}

func (n and) write(b *strings.Builder) {
	for i, c := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		writeBracketed(b, c, isOr(c))
	}
}

func (n or) write(b *strings.Builder) {
	for i, c := range n {
		if i > 0 {
			b.WriteString(" OR ")
		}
		c.write(b)
	}
}

func (n not) write(b *strings.Builder) {
	b.WriteByte('-')
	writeBracketed(b, n.node, isGroup(n.node))
}

func writeBracketed(b *strings.Builder, n node, bracket bool) {
	if bracket {
		b.WriteByte('(')
	}
	n.write(b)
	if bracket {
		b.WriteByte(')')
	}
}

func isOr(n node) bool { _, ok := n.(or); return ok }

func isGroup(n node) bool { _, ok := n.(and); return ok || isOr(n) }

func (n and) words() string {
	parts := make([]string, len(n))
	for i, c := range n {
		parts[i] = c.words()
		if isOr(c) {
			parts[i] = "either " + parts[i]
		}
	}
	return strings.Join(parts, ", ")
}

func (n or) words() string {
	parts := make([]string, len(n))
	for i, c := range n {
		parts[i] = c.words()
		if isGroup(c) {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, " or ")
}

func (n not) words() string {
	if h, ok := n.node.(*has); ok {
		return h.notWords()
	}
	if isGroup(n.node) {
		return "not (" + n.node.words() + ")"
	}
	return "not " + n.node.words()
}

func (n and) plan(t *Table) (filter, error) {
	parts, err := plans(t, n)
	return allOf(parts...), err
}

func (n or) plan(t *Table) (filter, error) {
	parts, err := plans(t, n)
	return anyOf(parts...), err
}

func (n not) plan(t *Table) (filter, error) {
	narrow, err := n.node.plan(t)
	return noneOf(narrow), err
}

func plans(t *Table, nodes []node) ([]filter, error) {
	out := make([]filter, len(nodes))
	for i, n := range nodes {
		narrow, err := n.plan(t)
		if err != nil {
			return nil, err
		}
		out[i] = narrow
	}
	return out, nil
}

// asText is the hint where nothing is known that a query's field may mean.
const asText = "put quotes around it to search for the text"

// unknownField names the field and the nearest known one, of the fields of further columns and of others too that may
// stand there. Where none is near, the hint is otherwise.
func unknownField(name string, columns, others []string, otherwise string) mistake {
	names := slices.Clone(others)
	for _, f := range fields {
		names = append(names, f.Name)
	}
	names = append(names, columns...)
	if slices.Contains(names, name) {
		return mistake{"the field " + quote(name) + " can't stand here", otherwise}
	}
	if n := Nearest(name, names); n != "" {
		otherwise = fmt.Sprintf("did you mean %s?", n)
	}
	return mistake{"there is no field " + quote(name), otherwise}
}
