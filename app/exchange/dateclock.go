package exchange

import (
	"strings"

	"lectern/app/lazyregexp"
)

// A time of day stands behind a date, “3 May 2012 at 10:30 am” and “1030 hrs”, or before it, “10:30, 3 May 2012”.
var (
	clockBehind = lazyregexp.New(`(?i)[ ,]+(?:[–—-] )?\(?(?:(?:at|about|around|approx\.?|ca?\.|à|vers|a las|um|gegen|alle|às|в|около) )?` +
		`(?:[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?|[0-9]{1,2} ?(?:[ap]\.?m\.?|h)|[0-9]{4} ?(?:hrs?|hours|h))` +
		`(?: ?(?:hrs?\.?|hours|h|uhr|local(?: time)?|lt|z|gmt|utc|[+-][0-9]{2}:?[0-9]{2}))?\)?$`)
	clockBefore = lazyregexp.New(`(?i)^[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:hrs?|hours|h|uhr|local(?: time)?|gmt|utc))?[ ,]+(?:on |am |le )?`)
)

// withoutClock returns a date without its time of day, and that.
func withoutClock(cell string) (date, clock string) {
	if clock = clockBehind.FindString(cell); clock != "" {
		return strings.TrimSuffix(cell, clock), clock
	}
	clock = clockBefore.FindString(cell)
	return strings.TrimPrefix(cell, clock), clock
}

// mayHaveClock reports whether a date has more numbers than its day and its year, sooner than whether one is a time of day.
func mayHaveClock(cell string) bool {
	numbers := 0
	for i := range len(cell) {
		if isFigure := cell[i] >= '0' && cell[i] <= '9'; isFigure && (i == 0 || cell[i-1] < '0' || cell[i-1] > '9') {
			numbers++
		}
	}
	return numbers > 2
}

// partOfDay is what may stand beside a day in words: “3 March 2012, evening”. A night belongs to two.
var partOfDay = lazyregexp.New(`(?i)^(?:early |late )?(?:morning|afternoon|evening|dawn)(?: of)? |[ ,(]+(?:at )?(?:early |late )?(?:morning|afternoon|evening|dawn)\)?$`)

// ofTime returns what leaving a time of day out changes.
func ofTime(clock string) []string {
	switch {
	case clock == "":
		return nil
	case midnight.MatchString(clock):
		return []string{midnightDropped}
	}
	return []string{timeDropped}
}
