package incident

import (
	"slices"
	"strings"
)

// Columns returns the columns of a file of incidents that a query reads, each once: those of the format by their
// names, others as the query writes them.
func (q *Query) Columns() []string {
	if q.IsAll() {
		return nil
	}
	all := q.root.columns()
	slices.Sort(all)
	return slices.Compact(all)
}

func (n and) columns() (all []string) {
	for _, one := range n {
		all = append(all, one.columns()...)
	}
	return all
}

func (n or) columns() []string  { return and(n).columns() }
func (n not) columns() []string { return n.node.columns() }

func (*dates) columns() []string      { return []string{"date", "date_end", "date_precision"} }
func (d *decimals) columns() []string { return []string{d.field} }
func (n *numbers) columns() []string  { return columnsOf(n.field.Name) }
func (*within) columns() []string     { return []string{"lat", "lon"} }
func (e *equals) columns() []string   { return columnsOf(e.field) }
func (c *contains) columns() []string { return columnsOf(c.field) }

func (*near) columns() []string {
	return []string{"lat", "lon", "location_precision", "location_radius_km"}
}

func (h *has) columns() (all []string) {
	for _, field := range h.fields {
		all = append(all, columnsOf(field)...)
	}
	return all
}

func (*search) columns() (all []string) {
	for _, c := range textColumns {
		if c.searched {
			all = append(all, c.name)
		}
	}
	return append(all, divisions...)
}

// Columns returns the columns that a measure reads, as those of a query.
func (m *Measure) Columns() []string {
	all := m.Where.Columns()
	if m.Field != "" {
		all = append(all, columnsOf(m.Field)...)
	}
	if m.Field != "" && fieldByName[m.Field] == nil {
		all = append(all, m.Field+"_low", m.Field+"_high")
	}
	return all
}

// ShownColumns lists the columns that all briefs with incidents draw, count or list, whatever they ask for.
var ShownColumns = []string{
	"id", "date", "date_end", "date_precision", "title", "country", "admin1", "place", "lat", "lon", "location_precision", "location_radius_km",
	"event_type", "tactic", "actor", "claimed_by", "killed_low", "killed", "killed_high", "wounded_low", "wounded", "wounded_high", "attribution", "verification", "sources",
}

// columnsOf returns the columns that a field is computed from.
func columnsOf(field string) []string {
	if f := fieldByName[field]; f != nil {
		switch f.Kind {
		case Count:
			stem, _, _ := strings.Cut(field, ".")
			return []string{stem + "_low", stem, stem + "_high"}
		case Date:
			return (*dates)(nil).columns()
		}
	}
	return []string{field}
}
