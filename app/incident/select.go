package incident

// Option changes what Select returns.
type Option func(*selecting)

type selecting struct{ verified bool }

// WithoutUnverified leaves unverified incidents out and has Selection.Hidden count them.
func WithoutUnverified() Option { return func(s *selecting) { s.verified = true } }

// Select finds the rows that a query asks for; a nil query asks for all. It fails with a
// *SyntaxError where a place is not in the gazetteer or the table lacks a column.
func (t *Table) Select(q *Query, options ...Option) (Selection, error) {
	var how selecting
	for _, o := range options {
		o(&how)
	}
	s := t.All()
	if !q.IsAll() {
		narrow, err := q.root.plan(t)
		if err != nil {
			return t.None(), err
		}
		narrow(s.words)
	}
	if how.verified {
		found := s.Count()
		allow := make([]uint8, len(verifications))
		for i := range allow {
			allow[i] = 1
		}
		allow[Unverified] = 0
		keepCodes(s.words, t.text[colVerification].codes, allow)
		s.hidden = found - s.Count()
	}
	return s, nil
}
