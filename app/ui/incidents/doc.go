//go:build !nogui

// Package incidents is the incident desk: a map, a list, a timeline and facets, which all show the
// incidents that the filter lets through.
//
// In come a brief.Brief and the few things that the window knows (host); out go typed events: an
// incident was selected, a link followed, something failed. What the reader asks for is a request;
// a worker answers it with a result, which every view shows at once. Start with Desk in desk.go,
// then request in request.go.
package incidents
