/** What is typed and not sent: kept, found again, nobody else's. */
import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Log } from '../../../cms/workshop/core/log.ts';
import { workshopBench } from '../../support/workshop-desk.ts';
import type { Origin } from '../../../cms/workshop/types.ts';
import type { WorkshopBench } from '../../support/workshop-desk.ts';

let room: WorkshopBench;
beforeEach(async () => {
  room = await workshopBench();
});
afterEach(() => room.end());

const jpeg = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a40' } })
    .withExif({ IFD0: { Copyright: 'Moi' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe('people', () => {
  it('who give the same name have two', async () => {
    const first = await room.person('Amina');
    const second = await room.person('  amina ');
    expect([first.name, second.name]).toEqual(['Amina', 'amina 2']);
    expect(first.id).not.toBe(second.id);
    expect((await room.person('AMINA')).name).toBe('AMINA 3');
  });

  it('come back as they were, and may be called otherwise', async () => {
    const [, second] = [await room.person('Amina'), await room.person('Amina')];
    await room.again();
    const back = await room.workshop.join({ ...second, name: 'Amina', credit: false });
    expect(back).toEqual({ ...second, credit: false });
    expect(await room.workshop.join({ ...second, name: 'Zoé' })).toEqual({ ...second, name: 'Zoé' });
  });

  it('give a name, in one line', async () => {
    await expect(room.person(' \n ')).rejects.toThrow(/Un prénom ou un pseudonyme suffit/);
    await expect(room.person('x'.repeat(61))).rejects.toThrow(/trop long/);
    expect((await room.person('Jean\u202e\nPaul')).name).toBe('Jean Paul');
  });
});

describe('what is typed', () => {
  it('is there after a stop, whole', async () => {
    const amina = await room.person('Amina');
    const { id } = await room.workshop.begin('actor', amina);
    const values = { name: ['Le Fournil'], body: ['Du pain\nle mardi.'], themes: ['faim', 'lien'] };
    expect(await room.workshop.keep(id, values, 1)).toEqual({ kind: 'kept', revision: 1 });
    await room.again();
    expect(await room.workshop.find(id)).toMatchObject({
      title: 'Le Fournil',
      values,
      revision: 1,
      stage: 'begun',
    });
    const { themes: _themes, ...fewer } = values;
    await room.workshop.keep(id, { ...fewer, name: [''] }, 5);
    await room.again();
    expect(await room.workshop.find(id)).toMatchObject({
      title: 'sans titre',
      values: { body: values.body },
    });
    expect((await room.workshop.find(id))!.values).not.toHaveProperty('themes');
  });

  it('is not written over by an older one that comes late', async () => {
    const { id } = await room.workshop.begin('event', await room.person('Amina'));
    await room.workshop.keep(id, { title: ['Bal du soir'] }, 7);
    expect(await room.workshop.keep(id, { title: ['Bal'] }, 6)).toEqual({ kind: 'older', revision: 7 });
    expect(await room.workshop.keep(id, { title: ['Bal'] }, 7)).toEqual({ kind: 'older', revision: 7 });
    // The same, whose answer was lost on the way.
    expect(await room.workshop.keep(id, { title: ['Bal du soir'] }, 7)).toEqual({
      kind: 'kept',
      revision: 7,
    });
    expect((await room.workshop.find(id))!.title).toBe('Bal du soir');
  });

  it('is not written over by a page that did not read it, however often that one tried', async () => {
    const { id } = await room.workshop.begin('event', await room.person('Amina'));
    const keep = (title: string, revision: number, origin: Origin) =>
      room.workshop.keep(id, { title: [title] }, revision, origin);
    await keep('Bal', 1, { since: 0, device: 'a' });
    await keep('Bal du soir', 2, { since: 1, device: 'a' });
    const older = { kind: 'older', revision: 2 };
    expect(await keep('Loto', 40, { since: 1, device: 'b' })).toEqual(older);
    expect(await keep('Loto', 40, { since: 1, device: 'b', before: 'c.d' })).toEqual(older);
    await room.again();
    expect(await keep('Loto', 41, { since: 0, device: 'b' })).toEqual(older);
    expect((await room.workshop.find(id))!.title).toBe('Bal du soir');
    // Its own, of which it was not told; also after it was opened again.
    expect((await keep('Bal masqué', 3, { since: 1, device: 'a' })).kind).toBe('kept');
    expect((await keep('Bal costumé', 9, { since: 1, device: 'e', before: 'd.a' })).kind).toBe('kept');
    // Once it was read, it may be written over.
    expect(await keep('Loto', 10, { since: 9, device: 'b' })).toEqual({ kind: 'kept', revision: 10 });
  });

  it('is nobody else’s', async () => {
    const [amina, basile] = [await room.person('Amina'), await room.person('Basile')];
    const { id } = await room.workshop.begin('actor', amina);
    await room.workshop.keep(id, { name: ['Secret'] }, 1);
    expect((await room.workshop.mine(amina.id)).map((one) => one.id)).toEqual([id]);
    expect(await room.workshop.mine(basile.id)).toEqual([]);
    expect(await room.workshop.shown()).toEqual([]);
    for (const guess of ['', id.slice(0, -1), `${id}x`, '../journal', '__proto__', id.toLowerCase()]) {
      expect(await room.workshop.find(guess)).toBeUndefined();
      await expect(room.workshop.keep(guess, {}, 1)).rejects.toThrow(/n’est pas dans cet atelier/);
    }
  });

  it('has limits, said in French; a contact is none of it', async () => {
    const { id } = await room.workshop.begin('article', await room.person('Amina'));
    await expect(room.workshop.keep(id, { body: ['é'.repeat(140_000)] }, 1)).rejects.toThrow(
      /trop long \(27\d Ko, la limite est 256\)/,
    );
    await expect(room.workshop.keep(id, {}, Number.NaN)).rejects.toThrow(/rechargez la page/);
    const odd = JSON.parse(
      '{"__proto__":["x"],"title":["Bon"],"sender.contact":["0612345678"],"jeton":["y"]}',
    );
    await room.workshop.keep(id, odd, 1);
    expect((await room.workshop.find(id))!.values).toEqual({ title: ['Bon'] });
    expect(readFileSync(join(room.folder, 'journal'), 'utf8')).not.toContain('0612345678');
  });

  it('begun twice by a double tap is begun once', async () => {
    const amina = await room.person('Amina');
    const [one, other] = await Promise.all([
      room.workshop.begin('actor', amina),
      room.workshop.begin('actor', amina),
    ]);
    expect(one.id).toBe(other.id);
    expect(await room.workshop.mine(amina.id)).toEqual([]);
    await room.workshop.keep(one.id, { name: ['A'] }, 1);
    expect((await room.workshop.begin('actor', amina)).id).not.toBe(one.id);
  });
});

describe('a photo', () => {
  it('is turned, without a position, on the disk as in what is only begun', async () => {
    const { id } = await room.workshop.begin('actor', await room.person('Amina'));
    const photo = await room.workshop.addPhoto(id, 'IMG de l’été.JPG', await jpeg());
    expect(photo).toMatchObject({ path: 'media/img-de-l-ete.jpg', alt: '' });
    await room.workshop.describePhoto(id, photo.path, ' La\n façade ');
    await room.again();
    expect((await room.workshop.find(id))!.photos).toEqual([{ ...photo, alt: 'La façade' }]);
    const kept = readdirSync(join(room.folder, 'photos'));
    expect(kept).toEqual([photo.hash]);
    const bytes = (await room.workshop.photo(id, photo.path))!;
    expect(bytes).toEqual(readFileSync(join(room.folder, 'photos', photo.hash)));
    const { width, height, exif, orientation } = await sharp(bytes).metadata();
    expect({ width, height, exif, orientation }).toEqual({
      width: 40,
      height: 60,
      exif: undefined,
      orientation: undefined,
    });
  });

  it('does not make what is typed older', async () => {
    const { id } = await room.workshop.begin('actor', await room.person('Amina'));
    await room.workshop.keep(id, { name: ['Le Fournil'] }, 1);
    await room.workshop.addPhoto(id, 'a.jpg', await jpeg());
    expect(await room.workshop.keep(id, { name: ['Le Fournil du bas'] }, 2)).toMatchObject({ kind: 'kept' });
  });

  it('is twenty at most, a picture, and gone when it is taken out', async () => {
    const { id } = await room.workshop.begin('actor', await room.person('Amina'));
    await expect(room.workshop.addPhoto(id, 'a.jpg', Buffer.from('<svg/>'))).rejects.toThrow(/« a\.jpg »/);
    const picture = (i: number) =>
      sharp({ create: { width: 8 + i, height: 8, channels: 3, background: '#123' } })
        .png()
        .toBuffer();
    for (let i = 0; i < 20; i++) await room.workshop.addPhoto(id, 'photo.png', await picture(i));
    const { photos } = (await room.workshop.find(id))!;
    expect(new Set(photos.map(({ path }) => path)).size).toBe(20);
    await expect(room.workshop.addPhoto(id, 'x.png', await picture(30))).rejects.toThrow(
      /20 photos, c’est le plus/,
    );
    await room.workshop.removePhoto(id, photos[0]!.path);
    expect(await room.workshop.photo(id, photos[0]!.path)).toBeUndefined();
    await room.again();
    expect(readdirSync(join(room.folder, 'photos'))).toHaveLength(19);
  });
});

describe('a contact', () => {
  it('is in a file that its owner alone reads, never in the journal, and gone after sixty days', async () => {
    const { id } = await room.workshop.begin('actor', await room.person('Amina'));
    await room.workshop.keep(id, { name: ['A'] }, 1);
    await room.workshop.leaveContact(id, ' 06 12 34\n56 78 ');
    // A stop, while it was written once more.
    writeFileSync(join(room.folder, 'contacts.json.1-a.part'), '{"a":{"contact":"06 12');
    await room.again();
    expect(readdirSync(room.folder).sort()).toEqual(['contacts.json', 'journal', 'photos']);
    expect((await room.workshop.find(id))!.hasContact).toBe(true);
    const path = join(room.folder, 'contacts.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain('06 12 34 56 78');
    expect(readFileSync(join(room.folder, 'journal'), 'utf8')).not.toContain('06 12');
    room.clock.now += 59 * 86_400_000;
    await room.again();
    expect((await room.workshop.find(id))!.hasContact).toBe(true);
    room.clock.now += 86_400_000;
    expect((await room.workshop.find(id))!.hasContact).toBe(false);
    await room.again();
    expect(readFileSync(path, 'utf8')).not.toContain('06 12');
  });

  it('is taken away by an empty one', async () => {
    const { id } = await room.workshop.begin('actor', await room.person('Amina'));
    await room.workshop.leaveContact(id, 'a@b.example');
    await room.workshop.leaveContact(id, ' ');
    expect(readFileSync(join(room.folder, 'contacts.json'), 'utf8')).not.toContain('a@b');
    await expect(room.workshop.leaveContact(id, 'x'.repeat(201))).rejects.toThrow(/trop long/);
  });
});

describe('the journal', () => {
  it('forgets what was written over, and loses nothing of what was acknowledged', async () => {
    const path = join(room.folder, 'other');
    let log = await Log.open(path, 20_000);
    const begun = { id: 'a', values: {}, words: [], photos: [], edits: 0, revision: 0 } as never;
    await log.append({ op: 'contribution', contribution: begun });
    const keep = (revision: number) =>
      log.append({
        op: 'keep',
        id: 'a',
        time: 't',
        revision,
        title: `Titre ${revision}`,
        values: { body: [`${revision} ${'mot '.repeat(200)}`] },
      });
    let largest = 0;
    for (let i = 0; i < 400; i++) {
      await Promise.all([keep(3 * i + 1), keep(3 * i + 2), keep(3 * i + 3)]);
      largest = Math.max(largest, statSync(path).size);
    }
    // A thousand kilobytes were written.
    expect(largest).toBeLessThan(40_000);
    expect(log.state.contributions.get('a')).toMatchObject({ revision: 1_200, edits: 1_200 });
    await log.close();
    log = await Log.open(path, 20_000);
    expect(log.state.contributions.get('a')).toMatchObject({ revision: 1_200, title: 'Titre 1200' });
    await log.close();
  });

  it('cut short while it was written anew is the one from before', async () => {
    const amina = await room.person('Amina');
    const { id } = await room.workshop.begin('actor', amina);
    await room.workshop.keep(id, { name: ['Le Fournil'] }, 1);
    await room.workshop.close();
    const path = join(room.folder, 'journal');
    writeFileSync(`${path}.new`, readFileSync(path).subarray(0, 200));
    // Half a record, which nobody was told was kept.
    appendFileSync(path, '01234567 {"op":"keep","id":"');
    await room.again();
    expect(await room.workshop.find(id)).toMatchObject({ title: 'Le Fournil', revision: 1 });
    expect(await room.workshop.keep(id, { name: ['Le Four'] }, 2)).toMatchObject({ kind: 'kept' });
  });
});
