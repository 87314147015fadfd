package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// checkHTTP uses a new connection each time, so that a service that no longer accepts is noticed, and no proxy.
func checkHTTP(address string) (check, error) {
	parsed, err := url.Parse(address)
	if err != nil || (parsed.Scheme != "http" && parsed.Scheme != "https") || parsed.Host == "" {
		return nil, fmt.Errorf("--address %q is not an http or https URL", address)
	}
	client := &http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return func(ctx context.Context) error {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return err
		}
		request.Header.Set("User-Agent", "voidferry-probe")
		response, err := client.Do(request)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		if response.StatusCode < 200 || response.StatusCode > 299 {
			return fmt.Errorf("answered %s%s", response.Status, redirectNote(response))
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			return fmt.Errorf("body broke off: %w", err)
		}
		return nil
	}, nil
}

func redirectNote(response *http.Response) string {
	if to := response.Header.Get("Location"); to != "" {
		return ", a redirect to " + to + ": give the final address"
	}
	return ""
}
