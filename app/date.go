package main

import (
	"os"
	"strconv"
	"time"
)

// sourceDate returns the date that the environment sets for all files
// (https://reproducible-builds.org/specs/source-date-epoch/), or zero where it sets none.
func sourceDate() (time.Time, error) {
	const name = "SOURCE_DATE_EPOCH"
	given, ok := os.LookupEnv(name)
	if !ok {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(given, 10, 64)
	date := time.Unix(seconds, 0).UTC()
	if err != nil || seconds < 0 || date.Year() > 9999 {
		return time.Time{}, misuse(name + " is not a number of seconds since 1970")
	}
	return date, nil
}
