package server

import (
	"net/http"
	"time"
)

// Slow answers every request after a delay: a release that is up and too slow.
func Slow(next http.Handler, delay time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(delay):
			next.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	})
}

// Mute takes every request and answers none, until its connection is closed: a release that hangs.
func Mute() http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
	})
}
