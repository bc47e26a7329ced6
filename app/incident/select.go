package incident

import "sync/atomic"

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
	narrow := filter(keepAll)
	if !q.IsAll() {
		var err error
		if narrow, err = q.root.plan(t); err != nil {
			return t.None(), err
		}
	}
	s := t.All()
	verified := keepCodes(t.text[colVerification].codes, verifiedCodes)
	var hidden atomic.Int64
	eachChunk(len(s.words), func(from, to int) {
		words := s.words[from:to]
		narrow(words, from)
		if how.verified {
			found := count(words)
			verified(words, from)
			hidden.Add(int64(found - count(words)))
		}
	})
	if err := t.doubt(&s, q); err != nil {
		return t.None(), err
	}
	s.hidden = int(hidden.Load())
	if how.verified {
		s.of = t.verified
		s.hidden += t.withheld[q.String()]
	}
	return s, nil
}

// HasUnverified reports whether any incident is unverified.
func (t *Table) HasUnverified() bool { return t.verified < t.Len() }

// Verified returns the rows that are not unverified.
func (t *Table) Verified() Selection {
	s, _ := t.Select(nil, WithoutUnverified()) // no query, no mistake in it
	return s
}

var verifiedCodes = []uint8{VerificationUnstated: 1, Confirmed: 1, Reported: 1, Unverified: 0}
