// Package edition says what has changed from one edition of a brief to the next: its judgements and recommendations, its
// incidents, its sources and its sections. ICD 203 asks analysts to explain how a judgement differs from an earlier one.
//
// In come two briefs; out come Changes, part by part, in words for all media. Start with Compare in changes.go; statement.go
// finds which judgement of the one edition is which of the other, incidents.go compares the incidents cell by cell, and
// markdown.go writes all of it.
package edition
