/**
 * Browsers inside apps that pass on a link but keep no file: a download there does nothing and says nothing.
 */

const IN_APPS = /MicroMessenger|\bQQ\/|AlipayClient|DingTalk|Weibo|aweme/;

/**
 * @param {string} userAgent   as the browser gives it
 */
export function ignoresDownloads(userAgent) {
  return IN_APPS.test(userAgent);
}
