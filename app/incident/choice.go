package incident

import "lectern/app/fold"

// DatePrecision is the precision to which the date of an incident is known.
type DatePrecision uint8

// The precisions, from fine to coarse.
const (
	ByDay DatePrecision = iota
	ByWeek
	ByMonth
	ByYear
)

// LocationPrecision is the precision to which the place of an incident is known.
type LocationPrecision uint8

// The precisions, from fine to coarse. LocationUnstated stands for an empty cell.
const (
	LocationUnstated LocationPrecision = iota
	Exact
	Near
	Town
	District
	Province
	CountryWide
)

// Attribution is the basis on which an incident is attributed to its actor.
type Attribution uint8

// UnknownAttribution stands for an empty cell, too.
const (
	UnknownAttribution Attribution = iota
	Claimed
	Attributed
	Disputed
)

// Verification is the degree to which it is established that an incident took place.
type Verification uint8

// The degrees of verification. VerificationUnstated stands for an empty cell.
const (
	VerificationUnstated Verification = iota
	Confirmed
	Reported
	Unverified
)

// Confidence is the author's confidence in the record as a whole.
type Confidence uint8

// The levels of confidence. ConfidenceUnstated stands for an empty cell.
const (
	ConfidenceUnstated Confidence = iota
	HighConfidence
	ModerateConfidence
	LowConfidence
)

var (
	datePrecisions     = [...]string{"day", "week", "month", "year"}
	locationPrecisions = [...]string{"", "exact", "near", "town", "district", "province", "country"}
	attributions       = [...]string{"unknown", "claimed", "attributed", "disputed"}
	verifications      = [...]string{"", "confirmed", "reported", "unverified"}
	confidences        = [...]string{"", "high", "moderate", "low"}
)

// String returns the word of the file format.
func (p DatePrecision) String() string { return datePrecisions[p] }

// String returns the word of the file format, empty where nothing is written.
func (p LocationPrecision) String() string { return locationPrecisions[p] }

// String returns the word of the file format.
func (a Attribution) String() string { return attributions[a] }

// String returns the word of the file format, empty where nothing is written.
func (v Verification) String() string { return verifications[v] }

// String returns the word of the file format, empty where nothing is written.
func (c Confidence) String() string { return confidences[c] }

// Unit returns the calendar unit of a precision.
func (p DatePrecision) Unit() Unit { return [...]Unit{Days, Weeks, Months, Years}[p] }

// ParseDatePrecision reads a word of the file format.
func ParseDatePrecision(s string) (DatePrecision, bool) {
	return lookup[DatePrecision](datePrecisions[:], s)
}

func lookup[T ~uint8](names []string, s string) (T, bool) {
	s = fold.String(s)
	for i, name := range names {
		if name == s {
			return T(i), true
		}
	}
	return 0, false
}

func choiceMistake(field, value string, names []string) error {
	var words []string
	for _, name := range names {
		if name != "" {
			words = append(words, name)
		}
	}
	return mistake{quote(value) + " can't stand in " + field, "write " + Alternatives(words)}
}
