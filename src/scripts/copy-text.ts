/** Copies text, also on plain-HTTP pages where the clipboard API is missing. Resolves to whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    document.body.append(area);
    area.select();
    // Deprecated, and still the only way where the page is not served securely.
    const old: { execCommand(command: string): boolean } = document;
    const done = old.execCommand('copy');
    area.remove();
    return done;
  }
}
