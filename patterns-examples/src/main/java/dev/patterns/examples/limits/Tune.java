package dev.patterns.examples.limits;
import dev.patterns.examples.contenders.limit.*;
import java.util.*;
public class Tune {
  public static void main(String[] a){
    int seeds=Integer.parseInt(a[0]);
    for (var s: LoadScenario.ALL){
      for (int seed=1;seed<=seeds;seed++){
        LoadResult best=null; int bl=0; List<LoadResult> rs=new ArrayList<>();
        int[] ls=java.util.stream.IntStream.concat(java.util.stream.IntStream.rangeClosed(5,40), java.util.stream.IntStream.of(45,50,60,80,100,150,200)).toArray();
        double top=0;
        for(int l:ls){ var r=LoadRun.of(s,seed,LimitContender.fixed(l)); rs.add(r); top=Math.max(top,r.goodput()); }
        for(int i=0;i<ls.length;i++){ var r=rs.get(i); if(r.goodput()>=0.99*top && (best==null||r.p99()<best.p99())){best=r;bl=ls[i];} }
        var sb=new StringBuilder(String.format("%-24s seed %d best %3d: %.0f/s p99 %.0f", s.name(),seed,bl,best.goodput(),best.p99()));
        for (var c: LimitContender.values()){ var r=LoadRun.of(s,seed,c);
          boolean ok=r.goodput()>=0.95*best.goodput()&&r.p99()<=1.5*best.p99();
          sb.append(String.format(" | %s %.3f %.2f%s (%d)", c.name().substring(0,4), r.goodput()/best.goodput(), r.p99()/best.p99(), ok?"":" ✗", r.lastLimit())); }
        System.out.println(sb);
      }
    }
  }
}
